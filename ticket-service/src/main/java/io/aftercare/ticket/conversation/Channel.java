package io.aftercare.ticket.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.ticket.store.CodeColumn;
import jakarta.persistence.Converter;

/** How a customer reached the merchant. */
public enum Channel {
    @JsonProperty("web")
    WEB,
    @JsonProperty("app")
    APP,
    @JsonProperty("wechat")
    WECHAT,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("api")
    API;

    @Converter(autoApply = true)
    public static class Column extends CodeColumn<Channel> {
        public Column() {
            super(Channel.class);
        }
    }
}
