package io.aftercare.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.JDBCConnectionException;

@ApplicationScoped
class LostDatabase extends io.aftercare.web.LostDatabase {
    @Override
    protected boolean isLoss(Throwable failure) {
        return failure instanceof JDBCConnectionException || super.isLoss(failure);
    }
}
