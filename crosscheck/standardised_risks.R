# Standardised risks: glm, then the sandwich of the stacked estimating equations of coefficients and risks.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
d <- read_own("own_proto_n750_s101.csv")
m <- glm(YB ~ A1 + X1 + X2, binomial, d, control = glm.control(epsilon = 1e-15, maxit = 100))
X <- model.matrix(m); n <- nrow(d); p <- ncol(X)
under <- function(a) { Z <- X; Z[, "A1"] <- a; Z }
risk <- sapply(c(1, -1), function(a) mean(plogis(under(a) %*% coef(m))))
psi <- cbind(X * (d$YB - fitted(m)), sapply(1:2, function(k) plogis(under(c(1, -1)[k]) %*% coef(m)) - risk[k]))
A <- matrix(0, p + 2, p + 2)
A[1:p, 1:p] <- crossprod(X * fitted(m) * (1 - fitted(m)), X)
for (k in 1:2) { Z <- under(c(1, -1)[k]); f <- drop(plogis(Z %*% coef(m))); A[p + k, 1:p] <- -colSums(Z * f * (1 - f)); A[p + k, p + k] <- n }
V <- solve(A) %*% crossprod(psi) %*% t(solve(A))
write_reference("standardised_risks.json", "stats", 1e-9, list(risks = risk, covariance = V[p + 1:2, p + 1:2]))
