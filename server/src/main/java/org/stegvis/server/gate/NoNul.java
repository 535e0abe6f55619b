package org.stegvis.server.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses a query or a form that holds a NUL: no text of the database can, so it could only be told later that the
/// database failed. `TextsOfBodies` does the same for bodies of JSON.
@Component
class NoNul implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /// @throws ResponseStatusException 400 when there is one
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean isFirst = request.getDispatcherType() == DispatcherType.REQUEST;
        if (isFirst
                && request.getParameterMap().values().stream()
                        .flatMap(Arrays::stream)
                        // One without a value, in a form that is not posted.
                        .filter(Objects::nonNull)
                        .anyMatch(each -> each.indexOf(0) >= 0)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The query or the form holds a NUL.");
        }
        return true;
    }
}
