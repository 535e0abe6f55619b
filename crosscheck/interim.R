# Group sequential boundaries and what follows from them, by probabilities of the multivariate normal (TVPACK, three looks at
# most), by one-dimensional integrals of noncentral chi-squares, and by Genz and Bretz' rule for several contrasts.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "design", "src", "test", "resources", "reference")
suppressPackageStartupMessages(library(mvtnorm))
# P(lower <= Z <= upper) for up to three dimensions by inclusion and exclusion.
box <- function(lower, upper, R) {
  lower <- pmin(lower, 1e6)
  if (any(lower >= upper)) return(0)
  if (length(lower) == 1) return(pnorm(upper) - pnorm(lower))
  corners <- as.matrix(expand.grid(rep(list(0:1), length(lower))))
  total <- 0
  for (k in seq_len(nrow(corners))) {
    at <- ifelse(corners[k, ] == 1, lower, upper)
    if (any(at == -Inf)) next
    keep <- which(at < Inf)
    value <- if (length(keep) == 0) 1 else if (length(keep) == 1) pnorm(at[keep]) else
      pmvnorm(upper = at[keep], corr = R[keep, keep], algorithm = TVPACK(abseps = 1e-15))[1]
    total <- total + (-1)^sum(corners[k, ]) * value
  }
  total
}
corr <- function(t) outer(t, t, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
# The probability to stop at each look, above and below, when Z_k has mean drift sqrt(t_k).
stops <- function(lower, upper, t, drift = 0) lapply(seq_along(t), function(k) {
  R <- corr(t[1:k]); m <- drift * sqrt(t[1:k]); before <- seq_len(k - 1)
  list(up = box(c(lower[before], upper[k]) - m, c(upper[before], Inf) - m, R),
       down = box(c(lower[before], -Inf) - m, c(upper[before], lower[k]) - m, R))
})
reject <- function(lower, upper, t, drift = 0, two = FALSE)
  sum(sapply(stops(lower, upper, t, drift), function(s) s$up + if (two) s$down else 0))
below <- function(upper, two) if (two) -upper else rep(-Inf, length(upper))
t3 <- c(0.3, 0.65, 1)
# Classical shapes.
shapes <- do.call(c, lapply(c(0.5, 0.25, 0), function(d) lapply(c(TRUE, FALSE), function(two) {
  alpha <- if (two) 0.05 else 0.025
  C <- uniroot(function(C) reject(below(C * t3^(d - 0.5), two), C * t3^(d - 0.5), t3, 0, two) - alpha, c(1, 4), tol = 1e-13)$root
  list(delta = d, sides = if (two) "TWO" else "ONE", alpha = alpha, fractions = t3, upper = C * t3^(d - 0.5))
})))
hp <- lapply(c(TRUE, FALSE), function(two) {
  alpha <- if (two) 0.05 else 0.025
  z <- uniroot(function(z) reject(below(c(3, 3, z), two), c(3, 3, z), t3, 0, two) - alpha, c(1, 4), tol = 1e-13)$root
  list(sides = if (two) "TWO" else "ONE", alpha = alpha, fractions = t3, upper = c(3, 3, z))
})
# Spending, look by look.
spend <- list(kim = function(t, a) a * t^2.5, hwang = function(t, a) a * (1 - exp(4 * t)) / (1 - exp(4)))
spent <- do.call(c, lapply(names(spend), function(name) lapply(c(TRUE, FALSE), function(two) {
  alpha <- if (two) 0.05 else 0.025
  side <- if (two) alpha / 2 else alpha
  upper <- c()
  for (k in 1:3) {
    target <- spend[[name]](t3[k], side) - if (k > 1) spend[[name]](t3[k - 1], side) else 0
    upper[k] <- uniroot(function(z) stops(below(c(upper, z), two), c(upper, z), t3[1:k])[[k]]$up - target, c(0.5, 8), tol = 1e-13)$root
  }
  list(spending = name, sides = if (two) "TWO" else "ONE", alpha = alpha, fractions = t3, upper = upper)
})))
# Futility by spending beta = 0.1 as Hwang, Shih and De Cani with -2, efficacy as Kim and DeMets with 2.5 of 0.025.
hwang2 <- function(t, b) b * (1 - exp(2 * t)) / (1 - exp(2))
futility <- lapply(c(TRUE, FALSE), function(binding) {
  bounds <- function(drift) {
    upper <- lower <- c()
    for (k in 1:3) {
      a <- spend$kim(t3[k], 0.025) - if (k > 1) spend$kim(t3[k - 1], 0.025) else 0
      b <- hwang2(t3[k], 0.1) - if (k > 1) hwang2(t3[k - 1], 0.1) else 0
      under <- if (binding) lower else rep(-Inf, k - 1)
      upper[k] <- uniroot(function(z) stops(c(under, -Inf), c(upper, z), t3[1:k])[[k]]$up - a, c(0.5, 8), tol = 1e-13)$root
      lower[k] <- if (k == 3) upper[3] else
        uniroot(function(z) stops(c(lower, z), c(upper, z + 8), t3[1:k], drift)[[k]]$down - b, c(-8, 5), tol = 1e-13)$root
    }
    list(lower = lower, upper = upper)
  }
  drift <- uniroot(function(d) { b <- bounds(d); reject(b$lower, b$upper, t3, d) - 0.9 }, c(3.2, 3.8), tol = 1e-12)$root
  b <- bounds(drift)
  list(kind = if (binding) "BINDING" else "NON_BINDING", fractions = t3, drift = drift, upper = b$upper, lower = b$lower,
       stops = stops(b$lower, b$upper, t3, drift))
})
# Conditional power from look 1 of the non-binding design, and what a stop at look 2 with z = 2.7 tells.
d <- futility[[2]]
conditional <- lapply(c(0, 2, 3.3), function(drift) {
  z <- 1.4; t <- t3 - t3[1]; s <- z * sqrt(t3[1])
  up <- (d$upper * sqrt(t3) - s)[2:3] / sqrt(t[2:3]); lo <- (d$lower * sqrt(t3) - s)[2:3] / sqrt(t[2:3])
  list(z = z, drift = drift, power = reject(lo, up, t[2:3], drift))
})
extreme <- function(drift, z = 2.7) {
  s <- stops(c(d$lower[1], -Inf), c(d$upper[1], z), t3[1:2], drift)
  s[[1]]$up + s[[2]]$up
}
at <- function(p) uniroot(function(drift) extreme(drift) - p, c(-10, 15), tol = 1e-12)$root
stopped <- list(look = 2, z = 2.7, p = extreme(0), median = at(0.5), lower = at(0.025), upper = at(0.975))
# All regimes: two looks, df 2 and 3, spending 0.05 as Pocock does.
global <- lapply(c(2, 3), function(df) {
  t <- c(0.4, 1); s <- 0.05 * log(1 + (exp(1) - 1) * t)
  c1 <- qchisq(s[1], df, lower.tail = FALSE)
  later <- function(c2) integrate(function(w) dchisq(w, df) * pchisq(c2 * t[2] / (t[2] - t[1]), df,
    ncp = w * t[1] / (t[2] - t[1]), lower.tail = FALSE), 0, c1, rel.tol = 1e-12, subdivisions = 1000L)$value
  list(df = df, fractions = t, critical = c(c1, uniroot(function(c) later(c) - (s[2] - s[1]), c(1, 40), tol = 1e-11)$root))
})
# Six contrasts of four regimes in two blocks, two looks, 0.05 spent as by Pocock.
V <- diag(4); V[1, 2] <- V[2, 1] <- V[3, 4] <- V[4, 3] <- 0.3
P <- t(combn(4, 2, function(p) { x <- rep(0, 4); x[p] <- c(1, -1); x }))
S <- P %*% V %*% t(P); R <- S / sqrt(outer(diag(S), diag(S)))
tt <- c(0.5, 1); s <- 0.05 * log(1 + (exp(1) - 1) * tt)
set.seed(1)
within <- function(c) pmvnorm(lower = rep(-c, each = 6), upper = rep(c, each = 6), corr = kronecker(corr(tt)[seq_along(c), seq_along(c), drop = FALSE], R),
                              algorithm = GenzBretz(maxpts = 500000, abseps = 2e-6, releps = 0))[1]
j1 <- uniroot(function(c) within(c) - (1 - s[1]), c(2, 4), tol = 1e-5)$root
j2 <- uniroot(function(c) within(c(j1, c)) - (1 - s[2]), c(2, 4), tol = 1e-5)$root
joint <- list(V = V, fractions = tt, critical = c(j1, j2))
write_reference("interim.json", "mvtnorm", 1e-8, list(shapes = shapes, haybittle = hp, spent = spent, futility = futility,
  conditional = conditional, stopped = stopped, global = global, joint = joint))
