package org.stegvis.server.gate;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// More requests came from somebody than they may send.
final class TooMany extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    TooMany(int seconds) {
        super(HttpStatus.TOO_MANY_REQUESTS, problem(seconds), null);
    }

    private static ProblemDetail problem(int seconds) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests came from you within a minute. Send the next one in " + seconds
                        + (seconds == 1 ? " second." : " seconds."));
        problem.setType(URI.create("urn:stegvis:too-many-requests"));
        return problem;
    }
}
