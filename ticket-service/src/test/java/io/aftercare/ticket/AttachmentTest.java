package io.aftercare.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.aftercare.ticket.testing.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AttachmentTest {
    private static final String ATTACHMENTS = "/v1/cases/{id}/attachments";

    private final String tenant = Person.newTenant();
    private final Person lin = Person.customer(tenant, "lin-xiao");
    private final Person agent = Person.agent(tenant);
    private String id;

    @BeforeEach
    void aCaseIsOpen() {
        id = lin.asksFor("return").statusCode(201).extract().path("id");
    }

    @Test
    void aFileComesBackByteForByteAndTheSameFileIsKeptOnce() {
        byte[] photo = png(700_001);

        String file = attach(lin, photo, "image/png", "裂缝 1.png")
                .statusCode(201)
                .body("size", equalTo(700_001))
                .body("actor", equalTo("customer"))
                .extract()
                .path("id");
        attach(lin, photo, "image/png", "again.png").statusCode(201).body("id", equalTo(file));

        agent.get(ATTACHMENTS, id).body("items", hasSize(1)).body("items[0].name", equalTo("裂缝 1.png"));
        byte[] back = agent.get(ATTACHMENTS + "/{file}", id, file)
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("attachment; filename*=UTF-8''%E8%A3%82"))
                .extract()
                .asByteArray();
        assertThat(back).isEqualTo(photo);
    }

    @ParameterizedTest
    @CsvSource({
        "3c68746d6c3e, text/html",
        "3c68746d6c3e, image/png",
        "89504e470d0a1a0a00, image/jpeg",
        "4d5a900003, application/octet-stream",
        "504b0304, application/pdf",
    })
    void whatIsNoPhotoVideoOrPdfOrNotWhatItSaysIsRefused(String hex, String mediaType) {
        attach(lin, HexFormat.of().parseHex(hex), mediaType, "x")
                .statusCode(415)
                .body("type", equalTo("urn:aftercare:problem:attachment-type-refused"));
    }

    @Test
    void whatIsTooLargeEmptyOrNamelessIsRefused() {
        attach(lin, png(8 * 1024 * 1024 + 1), "image/png", "big.png").statusCode(413);
        attach(lin, new byte[0], "image/png", "empty.png").statusCode(400);
        lin.asks()
                .contentType("image/png")
                .body(png(100))
                .post(ATTACHMENTS, id)
                .then()
                .statusCode(400);
        agent.get(ATTACHMENTS, id).body("items", hasSize(0));
    }

    @Test
    void nobodyElsesFilesAreSeen() {
        String file = attach(lin, png(100), "image/png", "a.png").extract().path("id");
        Person other = Person.customer(tenant, "zhou-min");

        other.get(ATTACHMENTS, id).statusCode(404);
        other.get(ATTACHMENTS + "/{file}", id, file).statusCode(404);
        attach(other, png(100), "image/png", "a.png").statusCode(404);
        Person.agent(Person.newTenant()).get(ATTACHMENTS + "/{file}", id, file).statusCode(404);
        lin.get(ATTACHMENTS + "/{file}", id, UUID.randomUUID()).statusCode(404);
    }

    private ValidatableResponse attach(Person by, byte[] bytes, String mediaType, String name) {
        return by.asks()
                .contentType(mediaType)
                .queryParam("name", name)
                .body(bytes)
                .post(ATTACHMENTS, id)
                .then();
    }

    private static byte[] png(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        System.arraycopy(HexFormat.of().parseHex("89504e470d0a1a0a"), 0, bytes, 0, 8);
        return bytes;
    }
}
