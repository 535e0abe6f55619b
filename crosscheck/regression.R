# Regression of yes-no, count and ordinal outcomes on options and covariates: glm with sandwich errors, standardised means
# by stacked estimating equations, MASS::polr.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages({ library(sandwich); library(MASS) })
d <- read_own("own_proto_n750_s101.csv")
d$option <- factor(ifelse(d$A1 == 1, "one", "minus"), levels = c("one", "minus"))
d$x1 <- d$X1 - mean(d$X1); d$x2 <- d$X2 - mean(d$X2)
# Counts and ordered scores made from what is there, so that no further file is needed.
d$count <- pmax(0, round(d$Y - 8))
d$score <- pmin(4, pmax(0, round((d$Y - 8) / 1.5)))

standardised <- function(formula, family) {
  m <- glm(formula, family, d, control = glm.control(epsilon = 1e-15, maxit = 100))
  X <- model.matrix(m); n <- nrow(d); p <- ncol(X); inv <- m$family$linkinv; slope <- m$family$mu.eta
  y <- m$y
  under <- function(a) { Z <- X; Z[, 1:2] <- 0; Z[, a] <- 1; Z }
  mu <- sapply(1:2, function(a) mean(inv(under(a) %*% coef(m))))
  psi <- cbind(X * (y - fitted(m)), sapply(1:2, function(a) inv(under(a) %*% coef(m)) - mu[a]))
  A <- matrix(0, p + 2, p + 2)
  A[1:p, 1:p] <- crossprod(X * slope(m$linear.predictors), X)
  for (a in 1:2) { Z <- under(a); A[p + a, 1:p] <- -colSums(Z * slope(drop(Z %*% coef(m)))); A[p + a, p + a] <- n }
  V <- solve(A) %*% crossprod(psi) %*% t(solve(A)); W <- V[p + 1:2, p + 1:2]
  log <- log(mu); L <- diag(1 / mu) %*% W %*% diag(1 / mu)
  out <- list(coef = unname(coef(m)), robust = unname(vcovHC(m, type = "HC0")), means = mu, covariance = W,
    difference = c(mu[1] - mu[2], sqrt(W[1, 1] + W[2, 2] - 2 * W[1, 2])),
    log_ratio = c(log[1] - log[2], sqrt(L[1, 1] + L[2, 2] - 2 * L[1, 2])))
  if (all(y %in% 0:1)) {
    odds <- qlogis(mu); O <- diag(1 / (mu * (1 - mu))) %*% W %*% diag(1 / (mu * (1 - mu)))
    out$log_odds <- c(odds[1] - odds[2], sqrt(O[1, 1] + O[2, 2] - 2 * O[1, 2]))
  }
  out
}
results <- list(
  logistic = standardised(YB ~ 0 + option + x1 + x2, binomial),
  modified_poisson = standardised(YB ~ 0 + option + x1 + x2, poisson),
  poisson = standardised(count ~ 0 + option + x1 + x2, poisson))

# Proportional odds: polr, then Newton steps to the end with numerical derivatives of its own likelihood.
m <- polr(ordered(score) ~ option + x1 + x2, d, Hess = TRUE, control = list(reltol = 1e-15, maxit = 1000))
X <- model.matrix(~ option + x1 + x2, d)[, -1]; y <- as.integer(ordered(d$score)); K <- max(y)
rows <- function(t) { z <- c(-Inf, t[4:(K + 2)], Inf); e <- drop(X %*% t[1:3]); log(plogis(z[y + 1] - e) - plogis(z[y] - e)) }
score <- function(t) { z <- c(-Inf, t[4:(K + 2)], Inf); e <- drop(X %*% t[1:3]); a <- z[y + 1] - e; b <- z[y] - e
  p <- plogis(a) - plogis(b); fa <- dlogis(a) / p; fb <- dlogis(b) / p
  cbind(-X * (fa - fb), sapply(1:(K - 1), function(k) fa * (y == k) - fb * (y == k + 1))) }
t <- c(coef(m), m$zeta)
hess <- function(t) { h <- 1e-5; sapply(seq_along(t), function(j) { u <- t; v <- t; u[j] <- u[j] + h; v[j] <- v[j] - h
  colSums(score(u) - score(v)) / (2 * h) }) }
for (i in 1:20) t <- t - solve(hess(t), colSums(score(t)))
bread <- solve(-hess(t)); robust <- bread %*% crossprod(score(t)) %*% bread
expected <- function(t, option) { Z <- X; Z[, 1] <- option; e <- drop(Z %*% t[1:3])
  lev <- sort(unique(d$score)); lev[1] + rowSums(sapply(1:(K - 1), function(k) (lev[k + 1] - lev[k]) * plogis(e - t[3 + k]))) }
mu <- sapply(0:1, function(a) mean(expected(t, a)))
grad <- t(sapply(0:1, function(a) sapply(seq_along(t), function(j) { h <- 1e-6; u <- t; v <- t; u[j] <- u[j] + h; v[j] <- v[j] - h
  (mean(expected(u, a)) - mean(expected(v, a))) / (2 * h) })))
inf <- score(t) %*% bread %*% t(grad) + sapply(0:1, function(a) (expected(t, a) - mu[a + 1]) / nrow(d))
results$ordinal <- list(coef = unname(t), polr_coef = unname(c(coef(m), m$zeta)), polr_covariance = unname(vcov(m)),
  model = unname(bread), robust = unname(robust), means = mu, covariance = crossprod(inf))
write_reference("regression.json", c("sandwich", "MASS"), 1e-6, results)
