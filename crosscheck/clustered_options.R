# Options compared among participants in clinics: lm with sandwich::vcovCL (CR2), glm with vcovCL, standardised means and
# an ordinal model by stacked estimating equations whose rows are added up by clinic.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages({ library(sandwich); library(MASS) })
d <- read_own("own_clustered_n750.csv")
d$option <- factor(ifelse(d$A1 == 1, "p", "m"), levels = c("p", "m"))
d$x1 <- d$X1 - mean(d$X1); d$x2 <- d$X2 - mean(d$X2)
d$score <- pmin(4, pmax(0, round((d$Y - 8) / 1.5)))
n <- nrow(d); clinics <- length(unique(d$clinic))
bread_of <- function(A, psi) solve(A) %*% crossprod(rowsum(psi, d$clinic)) %*% t(solve(A))

# Least squares: CR2, t with clinics less terms. vcovCL takes (g - 1) / g of HC2; its usual adjustment gives it back.
m <- lm(Y ~ 0 + option + x1 + x2, d); V <- vcovCL(m, ~clinic, type = "HC2"); df <- clinics - length(coef(m))
b <- coef(m); difference <- unname(b[1] - b[2]); se <- sqrt(V[1, 1] + V[2, 2] - 2 * V[1, 2])
shift <- rowsum(drop(as.matrix(d[, c("x1", "x2")]) %*% b[3:4]), d$clinic)
ancova <- list(df = df, coef = unname(b), covariance = unname(V), difference = difference, se = se,
  p = 2 * pt(-abs(difference / se), df), lower = difference - qt(0.98, df) * se, upper = difference + qt(0.98, df) * se,
  ignoring = unname(sqrt(sum(vcov(m)[1:2, 1:2] * matrix(c(1, -1, -1, 1), 2)))),
  of_covariates = sum(shift^2) / n^2 * clinics / (clinics - 1))

standardised <- function(formula, family) {
  m <- glm(formula, family, d, control = glm.control(epsilon = 1e-15, maxit = 100))
  X <- model.matrix(m); p <- ncol(X); inv <- m$family$linkinv; slope <- m$family$mu.eta; y <- m$y
  under <- function(a) { Z <- X; Z[, 1:2] <- 0; Z[, a] <- 1; Z }
  mu <- sapply(1:2, function(a) mean(inv(under(a) %*% coef(m))))
  psi <- cbind(X * (y - fitted(m)), sapply(1:2, function(a) inv(under(a) %*% coef(m)) - mu[a]))
  A <- matrix(0, p + 2, p + 2)
  A[1:p, 1:p] <- crossprod(X * slope(m$linear.predictors), X)
  for (a in 1:2) { Z <- under(a); A[p + a, 1:p] <- -colSums(Z * slope(drop(Z %*% coef(m)))); A[p + a, p + a] <- n }
  V <- bread_of(A, psi)
  list(coef = unname(coef(m)), robust = unname(vcovCL(m, ~clinic, type = "HC0", cadjust = FALSE)), means = mu, covariance = V[p + 1:2, p + 1:2])
}

# As in regression.R: polr, then Newton steps to the end.
m <- polr(ordered(score) ~ option + x1 + x2, d, Hess = TRUE, control = list(reltol = 1e-15, maxit = 1000))
X <- model.matrix(~ option + x1 + x2, d)[, -1]; y <- as.integer(ordered(d$score)); K <- max(y)
score <- function(t) { z <- c(-Inf, t[4:(K + 2)], Inf); e <- drop(X %*% t[1:3]); a <- z[y + 1] - e; b <- z[y] - e
  p <- plogis(a) - plogis(b); fa <- dlogis(a) / p; fb <- dlogis(b) / p
  cbind(-X * (fa - fb), sapply(1:(K - 1), function(k) fa * (y == k) - fb * (y == k + 1))) }
t <- c(coef(m), m$zeta)
hess <- function(t) { h <- 1e-5; sapply(seq_along(t), function(j) { u <- t; v <- t; u[j] <- u[j] + h; v[j] <- v[j] - h
  colSums(score(u) - score(v)) / (2 * h) }) }
for (i in 1:20) t <- t - solve(hess(t), colSums(score(t)))
bread <- solve(-hess(t))
expected <- function(t, option) { Z <- X; Z[, 1] <- option; e <- drop(Z %*% t[1:3])
  lev <- sort(unique(d$score)); lev[1] + rowSums(sapply(1:(K - 1), function(k) (lev[k + 1] - lev[k]) * plogis(e - t[3 + k]))) }
mu <- sapply(0:1, function(a) mean(expected(t, a)))
grad <- t(sapply(0:1, function(a) sapply(seq_along(t), function(j) { h <- 1e-6; u <- t; v <- t; u[j] <- u[j] + h; v[j] <- v[j] - h
  (mean(expected(u, a)) - mean(expected(v, a))) / (2 * h) })))
inf <- score(t) %*% bread %*% base::t(grad) + sapply(0:1, function(a) (expected(t, a) - mu[a + 1]) / n)
write_reference("clustered_options.json", c("sandwich", "MASS"), 1e-6, list(
  ancova = ancova,
  logistic = standardised(YB ~ 0 + option + x1 + x2, binomial),
  poisson = standardised(YC ~ 0 + option + x1 + x2, poisson),
  ordinal = list(coef = unname(t), robust = unname(bread %*% crossprod(rowsum(score(t), d$clinic)) %*% bread), means = mu,
    covariance = unname(crossprod(rowsum(inf, d$clinic))))))
