# The joint sandwich of two-stage Q-learning, G-estimation and dWOLS: stacked estimating equations whose derivative is found
# by differences (the equations are linear near their solution, so differences are exact up to rounding).
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
d <- read_own("own_proto_n750_s101.csv")
n <- nrow(d); a1 <- as.numeric(d$A1 == 1); again <- !is.na(d$A2); a2 <- ifelse(again, as.numeric(d$A2 == 1), 0)
f1 <- cbind(1, d$X1, d$X2); m1 <- cbind(1, d$X1)
f2 <- cbind(1, d$X1, d$X2, d$A1, d$S) * again; m2 <- cbind(1, d$A1, d$X1) * again
one <- function(method, onwards, p1, p2) {
  w1 <- if (method == "dwols") ifelse(a1 == 1, 1 - p1, p1) else rep(1, n)
  w2 <- if (method == "dwols") ifelse(a2 == 1, 1 - p2, p2) else rep(1, n)
  x1 <- cbind(f1, a1 * m1); x2 <- cbind(f2, a2 * m2)
  z1 <- if (method == "gest") cbind(f1, (a1 - p1) * m1) else x1
  z2 <- if (method == "gest") cbind(f2, (a2 - p2) * m2) else x2
  q1 <- ncol(x1); q2 <- ncol(x2)
  pseudo <- function(t2) {
    effect <- drop(m2 %*% t2[(ncol(f2) + 1):q2])
    best <- pmax(effect, 0)
    if (onwards == "predicted") ifelse(again, drop(f2 %*% t2[1:ncol(f2)]) + best, d$Y) else d$Y + best - a2 * effect
  }
  scores <- function(t) {
    t1 <- t[1:q1]; t2 <- t[q1 + 1:q2]
    cbind(w1 * z1 * drop(pseudo(t2) - x1 %*% t1), w2 * z2 * drop(d$Y - x2 %*% t2) * again)
  }
  t2 <- solve(crossprod(w2 * z2, x2), crossprod(w2 * z2 * again, d$Y))
  t1 <- solve(crossprod(w1 * z1, x1), crossprod(w1 * z1, pseudo(drop(t2))))
  t <- c(t1, t2)
  A <- sapply(seq_along(t), function(j) {
    h <- replace(0 * t, j, 1e-4)
    (colSums(scores(t + h)) - colSums(scores(t - h))) / 2e-4
  })
  B <- solve(A)
  list(coefficients = t, covariance = B %*% crossprod(scores(t)) %*% t(B))
}
# Probabilities that are not one half, as if the allocation had been known to depend on X1, tell the methods apart.
p1 <- plogis(0.2 * d$X1); p2 <- plogis(0.1 - 0.2 * d$X1)
write_reference("tailoring.json", "stats", 1e-7, list(
  "q-predicted" = one("q", "predicted", p1, p2), "q-observed" = one("q", "observed", p1, p2),
  "g-observed" = one("gest", "observed", p1, p2), "overlap-observed" = one("dwols", "observed", p1, p2)))
