package org.stegvis.server.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.NotKnown;
import org.stegvis.server.access.WhoAsks;

/// Gives a controller the [Actor] who asks; a request that does not say who it is comes no further.
@Component
class ActorArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final WhoAsks who;

    ActorArgument(WhoAsks who) {
        this.who = who;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Actor.class);
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory) {
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return who.actor(http).orElseThrow(NotKnown::new);
    }
}
