# The probability that every worse regime falls behind the best, for the two published examples of Artman et al.: a
# one-dimensional integral for independent values, TVPACK for the block; critical values as in normal.R.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "design", "src", "test", "resources", "reference")
suppressPackageStartupMessages(library(mvtnorm))
# All of k normals with correlation one half at most b.
dunnett <- function(b, k) integrate(function(x) dnorm(x) * pnorm((b + sqrt(.5) * x) / sqrt(.5))^k, -9, 9,
                                    rel.tol = 1e-13, subdivisions = 2000L)$value
c6 <- uniroot(function(c) dunnett(c, 5) - 0.95, c(1, 4), tol = 1e-13)$root
six <- lapply(c(50, 75, 100, 120, 125, 150, 175, 200), function(n)
  list(n = n, power = dunnett(0.5 * sqrt(n / 2) - c6, 5)))
V <- diag(4); V[1, 2] <- V[2, 1] <- V[3, 4] <- V[4, 3] <- 0.2
differences <- function(i) { o <- setdiff(1:4, i); D <- matrix(0, 3, 4); D[cbind(1:3, o)] <- 1; D[, i] <- -1; D %*% V %*% t(D) }
corr <- function(S) { d <- sqrt(diag(S)); S / outer(d, d) }
exact <- TVPACK(abseps = 1e-14)
critical <- sapply(1:4, function(i) uniroot(function(c) pmvnorm(upper = rep(c, 3), corr = corr(differences(i)),
  algorithm = exact)[1] - 0.95, c(1, 4), tol = 1e-13)$root)
S <- differences(1)
four <- lapply(c(50, 100, 150, 200, 250, 300, 350, 400, 450, 500), function(n) list(n = n, power =
  pmvnorm(upper = c(.2, .3, 1.5) * sqrt(n) / sqrt(diag(S)) - critical[2:4], corr = corr(S), algorithm = exact)[1]))
write_reference("sizes.json", "mvtnorm", 1e-9, list(six = six, four = four))
