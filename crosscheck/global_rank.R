# The test that all values are equal where some contrasts follow from others: the rank by qr, the statistic by the generalised inverse of
# MASS, for covariances of every rank.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressMessages(library(MASS))
set.seed(11)
one <- function(k, rank, shared) {
  # shared: pairs of values that are one and the same, as of regimes that nobody's path tells apart
  B <- matrix(rnorm(k * rank), k); B <- B * exp(rnorm(k))
  value <- rnorm(k)
  for (s in shared) { B[s[2], ] <- B[s[1], ]; value[s[2]] <- value[s[1]] }
  V <- tcrossprod(B)
  # values that a singular covariance allows: a mean for all, plus what lies in its range
  value <- 3 + drop(V %*% rnorm(k)) / mean(diag(V))
  M <- cbind(diag(k - 1), 0) - cbind(0, diag(k - 1))
  C <- M %*% V %*% t(M); d <- drop(M %*% value)
  r <- qr(C, tol = 1e-9)$rank
  q <- drop(t(d) %*% ginv(C, tol = 1e-9) %*% d)
  list(values = value, covariance = V, rank = r, statistic = q, p = pchisq(q, r, lower.tail = FALSE))
}
cases <- list(one(4, 4, list()), one(4, 3, list()), one(4, 2, list()), one(4, 1, list()), one(4, 4, list(c(1, 2))), one(8, 8, list(c(1, 2), c(3, 4))),
              one(8, 5, list()), one(8, 3, list(c(5, 6))), one(16, 16, list(c(1, 2), c(1, 3), c(4, 5), c(9, 16))), one(3, 3, list(c(1, 3))))
write_reference("global_rank.json", "MASS", 1e-8, cases)
