# Inverse probability of censoring: glm for staying, weighted means of regimes, sandwich of the scores less their regression
# on the scores of staying.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
d <- read_own("own_long_n400_s303.csv")
stayed <- as.numeric(!is.na(d$Y5))
m <- glm(stayed ~ X1 + Y0 + Y1 + Y2, binomial, d, control = glm.control(epsilon = 1e-15, maxit = 100))
p <- fitted(m)
regimes <- list(c(-1, 1), c(-1, -1), c(1, 1), c(1, -1))
follows <- sapply(regimes, function(r) as.numeric(d$A1 == r[1] & (d$R == 1 | (!is.na(d$A2) & d$A2 == r[2]))))
w <- ifelse(d$R == 1, 2, 4) / p * stayed
y <- ifelse(is.na(d$Y5), 0, d$Y5)
values <- colSums(follows * w * y) / colSums(follows * w)
U <- sapply(1:4, function(k) follows[, k] * w * (y - values[k]))
S <- model.matrix(m) * (stayed - p)
B <- diag(1 / colSums(follows * w))
V <- B %*% crossprod(lm.fit(S, U)$residuals) %*% B
write_reference("ipcw.json", "stats", 1e-9, list(values = values, covariance = V))
