# Multivariate normal probabilities and what rests on them: TVPACK (three dimensions) and Miwa's grid of mvtnorm, the
# studentised range of R itself, p.adjust. Written before the tests that read it.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages(library(mvtnorm))
corr <- function(V) { d <- sqrt(diag(V)); V / outer(d, d) }
exact3 <- function(lower, upper, V) {
  s <- sqrt(diag(V))
  # TVPACK takes one-sided limits: inclusion and exclusion over the corners.
  corners <- as.matrix(expand.grid(rep(list(0:1), length(s))))
  total <- 0
  for (k in seq_len(nrow(corners))) {
    at <- ifelse(corners[k, ] == 1, lower, upper) / s
    if (any(at == -Inf)) next
    total <- total + (-1)^sum(corners[k, ]) *
      pmvnorm(upper = at, corr = corr(V), algorithm = TVPACK(abseps = 1e-14))[1]
  }
  total
}
V3 <- matrix(c(2, 0.5, 0.2, 0.5, 1.5, -0.3, 0.2, -0.3, 1), 3)
W3 <- matrix(c(1, 0.9, 0.7, 0.9, 1, 0.8, 0.7, 0.8, 1), 3)
boxes <- list(
  list(V = V3, lower = c(-Inf, -Inf, -Inf), upper = c(1, 0.5, -0.2)),
  list(V = V3, lower = c(-1, -2, -0.5), upper = c(1, 0.5, 2)),
  list(V = W3, lower = c(-Inf, -Inf, -Inf), upper = c(2, 2, 2)),
  list(V = W3, lower = c(-2.2, -2.2, -2.2), upper = c(2.2, 2.2, 2.2)),
  list(V = W3, lower = c(0, -Inf, -1), upper = c(Inf, 1, 3)))
three <- lapply(boxes, function(b) list(
  V = b$V, lower = as.character(b$lower), upper = as.character(b$upper), value = exact3(b$lower, b$upper, b$V)))
A5 <- 0.6^abs(outer(1:5, 1:5, "-"))
V4 <- matrix(c(1, .5, .2, .1, .5, 1, .3, 0, .2, .3, 1, -.4, .1, 0, -.4, 1), 4)
miwa <- function(V, u) pmvnorm(upper = rep(u, nrow(V)), corr = V, algorithm = Miwa(steps = 4000))[1]
more <- list(list(V = A5, upper = 1, value = miwa(A5, 1)), list(V = A5, upper = 2.3, value = miwa(A5, 2.3)),
             list(V = V4, upper = 0.7, value = miwa(V4, 0.7)), list(V = V4, upper = 2.2, value = miwa(V4, 2.2)))
# All pairs of k independent means of one variance: the largest |difference| / (sd sqrt 2) is a studentised range.
tukey <- do.call(c, lapply(c(3, 4, 5), function(k) lapply(if (k < 5) c(Inf, 12) else Inf, function(df)
  list(k = k, df = as.character(df), alpha = 0.05, critical = qtukey(0.95, k, df) / sqrt(2)))))
# Multiple comparisons with the best for unequal covariances: critical values as roots of TVPACK probabilities.
best <- function(V, alpha) sapply(seq_len(nrow(V)), function(i) {
  o <- setdiff(seq_len(nrow(V)), i); D <- matrix(0, length(o), nrow(V)); D[cbind(seq_along(o), o)] <- 1; D[, i] <- -1
  R <- corr(D %*% V %*% t(D))
  uniroot(function(c) pmvnorm(upper = rep(c, length(o)), corr = R, algorithm = TVPACK(abseps = 1e-14))[1] - (1 - alpha),
          c(0, 6), tol = 1e-13)$root
})
Vs <- list(
  matrix(c(55.52, 15.68, 0, 0, 15.68, 53.12, 0, 0, 0, 0, 56.8, 24, 0, 0, 24, 46.72), 4),
  matrix(c(14, 6, 0, 0, 6, 14, 0, 0, 0, 0, 14, 6, 0, 0, 6, 14), 4),
  diag(c(1, 2, 3, 4)), matrix(c(2, 0.5, 0.2, 0.5, 1.5, 0.3, 0.2, 0.3, 1), 3))
mcb <- do.call(c, lapply(Vs, function(V) lapply(c(0.01, 0.05), function(a) list(V = V, alpha = a, critical = best(V, a)))))
p <- c(0.001, 0.02, 0.019, 0.4, 0.03, 0.9, 0.0499)
adjusted <- list(p = p, BONFERRONI = p.adjust(p, "bonferroni"), HOLM = p.adjust(p, "holm"), HOCHBERG = p.adjust(p, "hochberg"))
write_reference("normal.json", "mvtnorm", 1e-8,
                list(three = three, more = more, tukey = tukey, best = mcb, adjusted = adjusted))
