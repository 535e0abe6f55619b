package org.stegvis.server.rest;

import java.net.URI;
import java.time.DateTimeException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.stegvis.server.access.NotKnown;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.page.Refused;

/// Refusals and faults as problem documents (RFC 9457).
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    static ResponseEntity<Object> of(Refusal refusal) {
        return of(status(refusal.code()), refusal.word(), refusal.message());
    }

    private static ResponseEntity<Object> of(HttpStatus status, String type, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:stegvis:" + type));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// Whatever the request would like to be answered in, also where that cannot be read.
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(body, all, status);
    }

    private static HttpStatus status(Refusal.Code code) {
        return switch (code) {
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case NO_SUCH_TRIAL, NO_SUCH_PARTICIPANT, NO_SUCH_PERSON, NO_SUCH_RECORD, NO_SUCH_GUIDELINE ->
                HttpStatus.NOT_FOUND;
            case VALUE_NOT_ALLOWED,
                    SITE_UNKNOWN,
                    REASON_MISSING,
                    PROTOCOL_REJECTED,
                    EVIDENCE_REJECTED,
                    ANSWERS_NO_QUESTION -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TRIAL_NOT_OPEN,
                    TRIAL_PAUSED,
                    TRIAL_CLOSED,
                    TRIAL_EXISTS,
                    PERSON_EXISTS,
                    ROLES_EXCLUDE,
                    NOT_CONFIRMED,
                    SIGNATURE_MISSING,
                    SITE_FULL,
                    NOT_ELIGIBLE,
                    NO_CONSENT,
                    STEP_NOT_DUE,
                    ALREADY_ALLOCATED,
                    NO_OPTION_OPEN,
                    VALUE_MISSING,
                    SECOND_PERSON_NEEDED,
                    KEY_REUSED,
                    WITHDRAWN,
                    FROZEN,
                    LOCKED,
                    QUERY_OPEN,
                    RESULTS_NOT_RELEASED,
                    NOTHING_TO_DO,
                    CHANGED_MEANWHILE -> HttpStatus.CONFLICT;
        };
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return of(HttpStatus.BAD_REQUEST, "unreadable", Unreadable.why(unreadable.getCause()));
    }

    @ExceptionHandler(NotKnown.class)
    ResponseEntity<Object> unknown(NotKnown unknown) {
        return of(HttpStatus.UNAUTHORIZED, "who-are-you", "The request does not say who sends it.");
    }

    @ExceptionHandler(Refused.class)
    ResponseEntity<Object> refused(Refused refused) {
        return of(refused.refusal());
    }

    /// The request may or may not have been carried out; sent again with its key, it is answered and not done
    /// twice.
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> database(RuntimeException failure) {
        LOG.warn("The database failed: {}", failure.getMessage());
        var problem = of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database-unavailable",
                "The database did not answer. Send the request again with the same Idempotency-Key.");
        return ResponseEntity.status(problem.getStatusCode())
                .header("Retry-After", "1")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }

    /// A form with files whose parts cannot be told apart.
    @ExceptionHandler(MultipartException.class)
    ResponseEntity<Object> parts(MultipartException broken) {
        return of(HttpStatus.BAD_REQUEST, "bad-request", "The parts of the form cannot be told apart.");
    }

    /// A query or a form that is not encoded as one.
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<Object> encoding(RuntimeException broken) {
        return of(HttpStatus.BAD_REQUEST, "bad-request", "The query or the form is not encoded as one.");
    }

    @ExceptionHandler({IllegalArgumentException.class, DateTimeException.class})
    ResponseEntity<Object> wrong(RuntimeException wrong) {
        return of(HttpStatus.BAD_REQUEST, "bad-request", String.valueOf(wrong.getMessage()));
    }
}
