# Conditional and predictive power of contrasts that share one boundary a look: rectangles of the later statistics, by
# Genz and Bretz, from their mean and covariance written out. Four regimes, all six contrasts (of rank three), looks at 0.4,
# 0.7 and 1; and two contrasts of full rank by Miwa.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "design", "src", "test", "resources", "reference")
suppressPackageStartupMessages(library(mvtnorm))
set.seed(7)
# Values of regimes that share responders, two and two.
values <- diag(4); values[1, 2] <- values[2, 1] <- values[3, 4] <- values[4, 3] <- 0.3
C <- rbind(c(1, -1, 0, 0), c(1, 0, -1, 0), c(1, 0, 0, -1), c(0, 1, -1, 0), c(0, 1, 0, -1), c(0, 0, 1, -1))
later <- function(R, t, k, z, drift, predictive, critical, algorithm) {
  now <- t[k]; after <- t[-seq_len(k)]; m <- nrow(R)
  if (predictive) drift <- z / sqrt(now)
  grow <- outer(after - now, after - now, pmin) + if (predictive) outer(after - now, after - now) / now else 0
  S <- kronecker(grow, R)                       # look by look, contrasts within
  mean <- as.vector(sapply(after, function(s) z * sqrt(now) + drift * (s - now)))
  bound <- rep(critical[-seq_len(k)] * sqrt(after), each = m)
  1 - pmvnorm(lower = -bound, upper = bound, mean = mean, sigma = S, algorithm = algorithm)[1]
}
t <- c(.4, .7, 1); critical <- c(3.4, 2.7, 2.5)
R6 <- cov2cor(C %*% values %*% t(C)); z6 <- c(.4, 1.1, 1.6, .7, 1.2, .5)
R2 <- matrix(c(1, .5, .5, 1), 2); z2 <- c(1.8, .9)
genz <- GenzBretz(maxpts = 2e6, abseps = 1e-6)
rows <- list()
for (k in 1:2) {
  rows[[length(rows) + 1]] <- list(kind = "six", look = k, z = z6, error = 1e-4,
    conditional = later(R6, t, k, z6, z6 / sqrt(t[k]), FALSE, critical, genz),
    planned = later(R6, t, k, z6, rep(2.5, 6), FALSE, critical, genz),
    predictive = later(R6, t, k, z6, NULL, TRUE, critical, genz))
  rows[[length(rows) + 1]] <- list(kind = "two", look = k, z = z2, error = 1e-4,
    conditional = later(R2, t, k, z2, z2 / sqrt(t[k]), FALSE, critical, Miwa(512)),
    planned = later(R2, t, k, z2, rep(2.5, 2), FALSE, critical, Miwa(512)),
    predictive = later(R2, t, k, z2, NULL, TRUE, critical, Miwa(512)))
}
write_reference("interim_joint.json", "mvtnorm", 1e-4,
                list(fractions = t, critical = critical, six = R6, two = R2, rows = rows))
