# Values of embedded regimes by several estimators. geepack fits; everything else is written out here another way than in Stegvis: leverage by the
# blocks of each cluster (not by coefficients), standard errors by stacked estimating equations with complex-step derivatives.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages(library(geepack))
d <- read_own("own_proto_n750_s101.csv"); n <- nrow(d)
d$clinic <- sprintf("c%02d", 1 + (d$id * 7) %% 23); d$YC <- pmax(0, round(d$Y) - 6)
write.csv(d, file.path(folder, "own_clustered_n750.csv"), row.names = FALSE, na = "")
a1 <- c(1, 1, -1, -1); a2 <- c(1, -1, 1, -1)
once <- d$R == 1
I <- sapply(1:4, function(r) d$A1 == a1[r] & (once | d$A2 %in% a2[r]))        # consistent: participants x regimes
w <- ifelse(once, 2, 4)
P6 <- t(combn(4, 2)); K <- t(apply(P6, 1, function(i) { k <- numeric(4); k[i[1]] <- 1; k[i[2]] <- -1; k }))
out <- function(values, V, df = Inf) list(values = values, se = sqrt(diag(V)), contrasts = drop(K %*% values), contrast_se = sqrt(diag(K %*% V %*% t(K))), df = if (is.finite(df)) df else NULL)

# --- weighted and replicated, with corrections, by cluster
stacked <- function(y, covariates, weight) {
  ix <- which(I, arr.ind = TRUE); z <- data.frame(i = ix[, 1], g = ix[, 2]); z <- z[order(z$i, z$g), ]
  z$y <- y[z$i]; z$w <- weight[cbind(z$i, z$g)]; for (v in covariates) z[[v]] <- d[[v]][z$i] - mean(d[[v]]); z
}
wr <- function(y, covariates = NULL, family = gaussian(), weight = matrix(w, n, 4), cluster = seq_len(n), correction = "none", t = FALSE) {
  z <- stacked(y, covariates, weight); z$G <- factor(z$g)
  f <- as.formula(paste("y ~ 0 + G", if (length(covariates)) paste("+", paste(covariates, collapse = " + ")) else ""))
  m <- suppressWarnings(geeglm(f, id = i, weights = w, data = z, family = family, corstr = "independence", control = geese.control(epsilon = 1e-15, maxit = 300)))
  b <- coef(m); X <- model.matrix(f, z); eta <- drop(X %*% b); mu <- family$linkinv(eta); s <- family$mu.eta(eta); v <- family$variance(mu)
  D <- X * s; W <- z$w / v; B <- solve(crossprod(D * W, D)); meat <- 0
  for (rows in split(seq_len(nrow(z)), cluster[z$i])) {
    Di <- D[rows, , drop = FALSE]; Wi <- W[rows]; r <- (z$y - mu)[rows]
    S <- sqrt(Wi) * Di %*% B %*% t(Di) * rep(sqrt(Wi), each = length(rows))     # symmetric leverage of the cluster
    e <- eigen(diag(length(rows)) - S, symmetric = TRUE); power <- function(p) e$vectors %*% (pmax(e$values, 1e-300)^p * t(e$vectors))
    rr <- sqrt(Wi) * r
    u <- switch(correction, none = crossprod(Di * sqrt(Wi), rr), md = crossprod(Di * sqrt(Wi), power(-1) %*% rr), kc = crossprod(Di * sqrt(Wi), power(-0.5) %*% rr),
                fg = { q <- diag(crossprod(Di * Wi, Di) %*% B); crossprod(Di * sqrt(Wi), rr) / sqrt(1 - pmin(0.75, q)) })
    meat <- meat + tcrossprod(u)
  }
  V <- (B %*% meat %*% B)[1:4, 1:4]; e4 <- b[1:4]; J <- diag(family$mu.eta(e4))
  out(unname(family$linkinv(e4)), J %*% V %*% J, if (t) length(unique(cluster)) - length(b) else Inf)
}
results <- list()
results$`wr-md` <- wr(d$Y, correction = "md")
results$`wr-cov-md` <- wr(d$Y, c("X1", "X2"), correction = "md")
results$`wr-cov-kc` <- wr(d$Y, c("X1", "X2"), correction = "kc", t = TRUE)
results$`wr-cov-fg` <- wr(d$Y, c("X1", "X2"), correction = "fg")
results$`wr-logit-cov-kc` <- wr(d$YB, c("X1", "X2"), binomial(), correction = "kc")
results$`wr-log` <- wr(d$YC, NULL, poisson())
results$`wr-log-cov` <- wr(d$YC, c("X1", "X2"), poisson())
results$`clustered-wr` <- wr(d$Y, cluster = d$clinic, t = TRUE)
results$`clustered-wr-kc` <- wr(d$Y, cluster = d$clinic, correction = "kc")
results$`clustered-wr-cov-md` <- wr(d$Y, c("X1", "X2"), cluster = d$clinic, correction = "md", t = TRUE)
results$`clustered-wr-cov-fg` <- wr(d$Y, c("X1", "X2"), cluster = d$clinic, correction = "fg")

# --- stacked estimating equations: psi(theta) gives participants x parameters and is analytic, so that complex steps give exact derivatives
stackedEE <- function(psi, theta, which, cluster = seq_len(n), scores = Re(psi(theta))) {
  k <- length(theta); A <- sapply(seq_len(k), function(j) { x <- as.complex(theta); x[j] <- x[j] + 1e-25i; Im(colSums(psi(x))) / 1e-25 })
  U <- Re(psi(theta)); stopifnot(max(abs(colSums(U))) < 1e-6 * max(1, max(abs(U))))
  Ai <- solve(A); M <- crossprod(rowsum(scores, cluster)); (Ai %*% M %*% t(Ai))[which, which]
}
# stabilised weights with covariates
f <- colMeans(I); ws <- matrix(w, n, 4) * rep(f, each = n)
Xc <- cbind(d$X1 - mean(d$X1), d$X2 - mean(d$X2))
results$`wr-cov-stabilised` <- local({
  e <- wr(d$Y, c("X1", "X2"), weight = ws); z <- stacked(d$Y, c("X1", "X2"), ws)
  b <- coef(lm(y ~ 0 + factor(g) + X1 + X2, z, weights = w))
  psi <- function(th) { u <- matrix(0i, n, 10); for (r in 1:4) { res <- I[, r] * w * th[6 + r] * (d$Y - th[r] - drop(Xc %*% th[5:6])); u[, r] <- res; u[, 5:6] <- u[, 5:6] + res * Xc; u[, 6 + r] <- I[, r] - th[6 + r] }; u }
  out(unname(b[1:4]), stackedEE(psi, c(b, f), 1:4)) })
# Horvitz-Thompson
results$`ht-known` <- local({ v <- colMeans(I * w * d$Y); psi <- function(th) sapply(1:4, function(r) I[, r] * w * d$Y - th[r]); out(v, stackedEE(psi, v, 1:4)) })
cells <- cbind(!once & d$A1 == 1, !once & d$A1 == -1)
p0 <- c(mean(d$A1 == 1), mean((d$A2 == 1)[cells[, 1]]), mean((d$A2 == 1)[cells[, 2]]))
prob <- function(p) { q <- ifelse(d$A1 == 1, p[1], 1 - p[1]); for (c in 1:2) { q[cells[, c]] <- q[cells[, c]] * ifelse(d$A2[cells[, c]] == 1, p[1 + c], 1 - p[1 + c]) }; q }
bernoulli <- function(p) cbind((d$A1 == 1) - p[1], ifelse(cells[, 1], (d$A2 %in% 1) - p[2], 0), ifelse(cells[, 2], (d$A2 %in% 1) - p[3], 0))
results$`ht-observed` <- local({ v <- colMeans(I * d$Y / prob(p0)); psi <- function(th) cbind(sapply(1:4, function(r) I[, r] * d$Y / prob(th[5:7]) - th[r]), bernoulli(th[5:7])); out(v, stackedEE(psi, c(v, p0), 1:4)) })
results$`hajek-observed` <- local({ v <- colSums(I * d$Y / prob(p0)) / colSums(I / prob(p0)); psi <- function(th) cbind(sapply(1:4, function(r) I[, r] / prob(th[5:7]) * (d$Y - th[r])), bernoulli(th[5:7])); out(v, stackedEE(psi, c(v, p0), 1:4)) })
results$`hajek-kc` <- wr(d$Y, correction = "kc", t = TRUE)

# --- G-computation and augmented weighting: per regime, last stage on (responder, non-responder cell, X1, X2, S among those randomised again)
stages <- lapply(1:4, function(r) { m2 <- d$A1 == a1[r]; list(m2 = m2, k2 = I[, r], x2 = cbind(once, !once, d$X1, d$X2, ifelse(once, 0, d$S)), x1 = cbind(1, d$X1, d$X2)) })
gfit <- function(r, family) { s <- stages[[r]]; g <- function(x, y) suppressWarnings(glm.fit(x, y, family = family, control = glm.control(epsilon = 1e-15, maxit = 100)))$coefficients
  t2 <- g(s$x2[s$k2, ], (if (family$link == "logit") d$YB else d$Y)[s$k2]); v2 <- family$linkinv(drop(s$x2 %*% t2)); t1 <- g(s$x1[s$m2, ], v2[s$m2]); list(t2 = t2, t1 = t1, q2 = v2, q1 = family$linkinv(drop(s$x1 %*% t1))) }
inverse <- function(family) if (family$link == "logit") function(e) 1 / (1 + exp(-e)) else identity
gcomp <- function(family, y) { h <- inverse(family); fits <- lapply(1:4, gfit, family); th <- unlist(lapply(fits, function(f) c(f$t2, f$t1))); v <- sapply(fits, function(f) mean(f$q1))
  psi <- function(x) { u <- matrix(0i, n, 36); for (r in 1:4) { s <- stages[[r]]; o <- 4 + 8 * (r - 1); t2 <- x[o + 1:5]; t1 <- x[o + 6:8]; q2 <- h(drop(s$x2 %*% t2)); q1 <- h(drop(s$x1 %*% t1))
    u[, o + 1:5] <- s$k2 * (y - q2) * s$x2; u[, o + 6:8] <- s$m2 * (q2 - q1) * s$x1; u[, r] <- q1 - x[r] }; u }
  out(v, stackedEE(psi, c(v, th), 1:4)) }
results$`g-cov` <- gcomp(gaussian(), d$Y)
results$`g-logit-cov` <- gcomp(quasibinomial(), d$YB)
# every situation kept; second probability only where randomised again
aipw <- function(family, y, p1, p2, scores = NULL) {
  phi <- sapply(1:4, function(r) { s <- stages[[r]]; f <- gfit(r, family); w1 <- s$m2 / p1; w2 <- s$k2 / (p1 * ifelse(once, 1, p2)); w2[!s$k2] <- 0
    w2 * y + (1 - w1) * f$q1 + (w1 - w2) * f$q2 })
  v <- colMeans(phi); e <- sweep(phi, 2, v) / n; if (!is.null(scores)) e <- lm.fit(scores, e)$residuals; out(v, crossprod(e)) }
results$`aipw-known` <- aipw(gaussian(), d$Y, 0.5, 0.5)
results$`aipw-logit` <- aipw(quasibinomial(), d$YB, 0.5, 0.5)
results$`aipw-modelled` <- local({
  g <- function(y, x) suppressWarnings(glm.fit(x, y, family = binomial(), control = glm.control(epsilon = 1e-15, maxit = 100)))
  x1 <- cbind(1, d$X1, d$X2); f1 <- g((d$A1 == 1) * 1, x1); q1 <- f1$fitted.values; k <- which(!once); x2 <- cbind(1, d$A1, d$X1, d$S)[k, ]; f2 <- g((d$A2[k] == 1) * 1, x2)
  p2 <- rep(1, n); p2[k] <- ifelse(d$A2[k] == 1, f2$fitted.values, 1 - f2$fitted.values); s2 <- matrix(0, n, 4); s2[k, ] <- x2 * ((d$A2[k] == 1) - f2$fitted.values)
  aipw(gaussian(), d$Y, ifelse(d$A1 == 1, q1, 1 - q1), p2, cbind(x1 * ((d$A1 == 1) - q1), s2)) })
# residuals of both regressions enlarged by leverage (HC3: one over 1 - h; HC2: its root), Student's t with n - 5
by_leverage <- function(r, power) { s <- stages[[r]]; f <- function(x, k) { v <- rep(1, n); v[k] <- (1 - stats::hat(qr(x[k, ])))^-power; v }; list(l2 = f(s$x2, s$k2), l1 = f(s$x1, s$m2)) }
aipw_leverage <- function(power, df) { v <- aipw(gaussian(), d$Y, 0.5, 0.5)$values
  e <- sapply(1:4, function(r) { s <- stages[[r]]; f <- gfit(r, gaussian()); l <- by_leverage(r, power); w1 <- s$m2 / 0.5; w2 <- s$k2 / ifelse(once, 0.5, 0.25)
    (f$q1 + l$l1 * w1 * (f$q2 - f$q1) + l$l2 * w2 * (d$Y - f$q2) - v[r]) / n }); out(v, crossprod(e), df) }
results$`aipw-md` <- aipw_leverage(1, Inf)
results$`aipw-kc` <- aipw_leverage(0.5, n - 5)
gcomp_leverage <- function(power, df) { fits <- lapply(1:4, gfit, gaussian()); th <- unlist(lapply(fits, function(f) c(f$t2, f$t1))); v <- sapply(fits, function(f) mean(f$q1))
  psi <- function(x, on = FALSE) { u <- matrix(0i, n, 36); for (r in 1:4) { s <- stages[[r]]; l <- if (on) by_leverage(r, power) else list(l2 = 1, l1 = 1); o <- 4 + 8 * (r - 1); q2 <- drop(s$x2 %*% x[o + 1:5]); q1 <- drop(s$x1 %*% x[o + 6:8])
    u[, o + 1:5] <- s$k2 * l$l2 * (d$Y - q2) * s$x2; u[, o + 6:8] <- s$m2 * l$l1 * (q2 - q1) * s$x1; u[, r] <- q1 - x[r] }; u }
  out(v, stackedEE(psi, c(v, th), 1:4, scores = Re(psi(c(v, th), TRUE))), df) }
results$`g-cov-md` <- gcomp_leverage(1, n - 5)
results$`g-cov-kc` <- gcomp_leverage(0.5, Inf)
write_reference("regime_estimators.json", "geepack", 1e-9, results)
