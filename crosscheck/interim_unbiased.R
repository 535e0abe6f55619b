# Estimates of contrasts that share one boundary a look, after the trial stopped at the first look at which any of them crossed.
#
# 1. Unbiased estimates (Whitehead, Desai & Jaki 2020): the mean of the first look's estimate given the scores at the stop and that
#    nothing crossed before. Two looks by numerical integration, three by drawing the scores of all earlier looks together.
# 2. What else could be given of a contrast that has not crossed, in simulated trials: how often the estimate is below the truth and the
#    interval holds it, for the plain estimate, the stage-wise one of the contrast as if the trial had been planned to end at the stop,
#    and the repeated interval. Printed; docs/decisions/estimates-after-another-stopped.md quotes it.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "design", "src", "test", "resources", "reference")
suppressPackageStartupMessages(library(mvtnorm))
set.seed(9)

twice <- function(t, critical, z, rho) {       # two contrasts, stop at look 2
  s <- z * sqrt(t[2]); mean <- s * t[1] / t[2]; v <- t[1] - t[1]^2 / t[2]
  R <- v * matrix(c(1, rho, rho, 1), 2); b <- critical[1] * sqrt(t[1])
  x <- seq(-b, b, length.out = 1201); w <- rep(c(2, 4), length.out = 1201); w[c(1, 1201)] <- 1  # Simpson
  w[seq(2, 1200, 2)] <- 4; w[seq(3, 1199, 2)] <- 2
  g <- expand.grid(x, x); f <- dmvnorm(as.matrix(g), mean, R) * as.vector(outer(w, w))
  c(sum(f * g[, 1]), sum(f * g[, 2])) / sum(f) / t[1]
}
thrice <- function(t, critical, z, R) {        # any number, stop at look 3
  m <- length(z); before <- t[1:2]; s <- z * sqrt(t[3])
  mean <- as.vector(outer(s, before / t[3])); V <- kronecker(outer(before, before, pmin) - outer(before, before) / t[3], R)
  draws <- rmvnorm(4e5, mean, V, method = "svd")
  inside <- apply(abs(draws) < rep(critical[1:2] * sqrt(before), each = m)[col(draws)], 1, all)
  list(estimate = colMeans(draws[inside, 1:m, drop = FALSE]) / t[1], error = max(apply(draws[inside, 1:m, drop = FALSE], 2, sd)) / t[1] / sqrt(sum(inside)))
}
values <- diag(4); values[1, 2] <- values[2, 1] <- values[3, 4] <- values[4, 3] <- 0.3
C <- rbind(c(1, -1, 0, 0), c(1, 0, -1, 0), c(1, 0, 0, -1), c(0, 1, -1, 0), c(0, 1, 0, -1), c(0, 0, 1, -1))
R6 <- cov2cor(C %*% values %*% t(C))
# Scores that four regimes can have: contrasts of them.
z6 <- drop(C %*% c(3.6, .4, -.3, .1)) / sqrt(diag(C %*% values %*% t(C)))
cases <- list(
  c(list(fractions = c(.5, .8), critical = c(2.2, 2.1), z = c(2.6, 1.4), covariance = matrix(c(1, .5, .5, 1), 2), error = 0),
    list(estimate = twice(c(.5, .8), c(2.2, 2.1), c(2.6, 1.4), .5))),
  c(list(fractions = c(.3, 1), critical = c(1.8, 2.2), z = c(3.4, -.8), covariance = matrix(c(1, -.3, -.3, 1), 2), error = 0),
    list(estimate = twice(c(.3, 1), c(1.8, 2.2), c(3.4, -.8), -.3))),
  c(list(fractions = c(.4, .6, .8), critical = c(2.6, 2.5, 2.4), z = z6, covariance = R6), thrice(c(.4, .6, .8), c(2.6, 2.5, 2.4), z6, R6)))
write_reference("interim_unbiased.json", "mvtnorm", 2e-3, cases)

# The simulation: two contrasts, three looks; the first differs, of the second the estimate is wanted.
t <- c(1, 2, 3) / 3
nodes <- 60; legendre <- { i <- seq_len(nodes - 1); e <- eigen(local({ J <- matrix(0, nodes, nodes); J[cbind(i, i + 1)] <- J[cbind(i + 1, i)] <- i / sqrt(4 * i^2 - 1); J }), symmetric = TRUE)
  list(x = e$values, w = 2 * e$vectors[1, ]^2) }
bound <- function(rho, pocock) {
  spent <- if (pocock) .05 * log(1 + (exp(1) - 1) * t) else 2 * 2 * (1 - pnorm(qnorm(.9875) / sqrt(t)))
  R <- matrix(c(1, rho, rho, 1), 2); found <- c()
  for (k in 1:3) {
    V <- kronecker(outer(t[1:k], t[1:k], function(a, b) sqrt(pmin(a, b) / pmax(a, b))), R)
    inside <- function(c) { b <- rep(c(found, c), each = 2); pmvnorm(-b, b, sigma = V, algorithm = GenzBretz(maxpts = 2e5, abseps = 1e-6))[1] }
    found <- c(found, uniroot(function(c) 1 - spent[k] - inside(c), c(1.5, 6), tol = 1e-5)$root)
  }
  found
}
# P(as extreme or more upwards) of the second contrast alone, as if the last look were k.
place <- function(z, k, drift, critical) {
  sum <- 0; at <- 0; density <- 1; x <- 0
  for (j in seq_len(k)) {
    step <- t[j] - if (j == 1) 0 else t[j - 1]
    if (j == k) return(sum + sapply(z * sqrt(t[k]), function(s) sum(density * (1 - pnorm((s - x - drift * step) / sqrt(step))))))
    b <- critical[j] * sqrt(t[j])
    sum <- sum + sum(density * (1 - pnorm((b - x - drift * step) / sqrt(step))))
    y <- b * legendre$x; density <- as.vector(density %*% dnorm(outer(x, y, function(a, c) c - a - drift * step) / sqrt(step)) / sqrt(step)) * b * legendre$w
    x <- y
  }
}
N <- 2e5
for (pocock in c(FALSE, TRUE)) for (rho in c(0, .5, .8)) for (theta in c(0, 1.5)) {
  critical <- bound(rho, pocock); drift <- c(3, theta); L <- t(chol(matrix(c(1, rho, rho, 1), 2)))
  S <- array(0, c(N, 2)); Z <- array(0, c(N, 3, 2)); before <- 0
  for (k in 1:3) { step <- t[k] - before; before <- t[k]; S <- S + matrix(rnorm(2 * N), N) %*% t(L) * sqrt(step) + rep(drift * step, each = N); Z[, k, ] <- S / sqrt(t[k]) }
  over <- sapply(1:3, function(k) abs(Z[, k, 1]) >= critical[k] | abs(Z[, k, 2]) >= critical[k])
  stop <- ifelse(over[, 1], 1, ifelse(over[, 2], 2, 3)); z <- Z[cbind(1:N, stop, 2)]
  own <- abs(z) >= critical[stop]; other <- stop < 3 & !own
  p <- numeric(N); for (k in 1:3) p[stop == k] <- place(z[stop == k], k, theta, critical)
  # Places count crossings from the top, so a contrast that crosses downwards early is among the least extreme: as it should be.
  plain <- z / sqrt(t[stop]); far <- abs(plain - theta) <= critical[stop] / sqrt(t[stop])
  told <- function(which) sprintf("%5.1f %5.1f %5.1f %6.2f", 100 * mean(plain[which] < theta), 100 * mean(p[which] > .5), 100 * mean(p[which] > .025 & p[which] < .975), 100 * mean(far[which]))
  cat(sprintf("%-7s rho %.1f drift %.1f: another stopped %4.1f %%; all trials: plain below, stage-wise below, 95 %% interval holds, repeated holds: %s; another stopped: %s\n",
              if (pocock) "pocock" else "obf", rho, theta, 100 * mean(other), told(rep(TRUE, N)), told(other)))
}
