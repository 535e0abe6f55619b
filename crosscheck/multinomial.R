# Multinomial logistic regression of a made-up three-level choice: nnet for the start, Newton steps to full convergence.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressPackageStartupMessages(library(nnet))
d <- read_own("own_proto_n750_s101.csv")
k <- ifelse(d$S < -0.4, 0, ifelse(d$Y > 10.5, 1, 2))
X <- cbind(1, d$X1, d$X2); n <- nrow(X); p <- ncol(X)
m <- multinom(factor(k) ~ X1 + X2, d, trace = FALSE, reltol = 1e-14, maxit = 1000)
th <- as.vector(t(coef(m)))
probs <- function(th) { E <- exp(cbind(0, X %*% matrix(th, p))); E / rowSums(E) }
for (i in 1:5) {
  P <- probs(th); S <- do.call(cbind, lapply(1:2, function(j) X * ((k == j) - P[, j + 1])))
  H <- matrix(0, 2 * p, 2 * p)
  for (a in 1:2) for (b in 1:2) H[(a - 1) * p + 1:p, (b - 1) * p + 1:p] <- crossprod(X * P[, a + 1] * ((a == b) - P[, b + 1]), X)
  step <- solve(H, colSums(S)); th <- th + step
}
stopifnot(max(abs(step)) < 1e-12, max(abs(th - as.vector(t(coef(m))))) < 1e-4)
P <- probs(th)
write_reference("multinomial.json", "nnet", 1e-9,
  list(coefficients = th, received = P[cbind(1:n, k + 1)][1:50], crossproduct = crossprod(S), choice_counts = as.vector(table(k))))
