# Values of regimes at an interim look, some participants being on the way. Two programs:
# - that of the authors (Manschot, Laber and Davidian 2023; github.com/cmansch/IAIPWE, folder value_estimator), read from the folder given as
#   argument and run as it is, with a stand-in for the package modelObj;
# - stacked estimating equations written out here by the 2K + 1 levels of coarsening, with complex-step derivatives.
#     git clone https://github.com/cmansch/IAIPWE && Rscript crosscheck/interim_regimes.R IAIPWE/value_estimator
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
theirs <- commandArgs(TRUE)[1]

# --- made-up data: enrolment over 1000 days, about 100 days between stages, looked at on day 620
set.seed(20261126); n <- 500
a1 <- rbinom(n, 1, 0.5); x1 <- round(rnorm(n), 4); x2 <- round(0.5 * x1 + 0.4 * a1 + rnorm(n), 4)
r2 <- as.numeric(x2 + rnorm(n) > 0.6); a2 <- rbinom(n, 1, 0.5)
y <- round(5 + x1 + 0.8 * a1 + 0.6 * x2 + (0.5 - 0.7 * a1) * a2 + rnorm(n, sd = 1.5), 4)
t1 <- sort(round(runif(n) * 1000)); t2 <- t1 + 90 + round(runif(n) * 20); t3 <- t2 + 90 + round(runif(n) * 20); day <- 620
enrolled <- t1 <= day
d <- data.frame(a1, a2, y, x1, x2, t1, t2, t3)[enrolled, ]; r2 <- r2[enrolled]
own <- with(d, data.frame(id = seq_along(a1), a1, x1, x2 = ifelse(t2 <= day, x2, NA), r = ifelse(t2 <= day, r2, NA), a2 = ifelse(t2 <= day, a2, NA),
                          y = ifelse(t3 <= day, y, NA)))
own$a2r <- ifelse(own$r == 0, own$a2, NA)                  # the same trial with only non-responders randomised again
write.csv(own, file.path(folder, "own_interim_n500.csv"), row.names = FALSE, na = "")

# --- the stand-in for modelObj
setClass("Model", representation(model = "formula", solver = "character", args = "list"))
setClass("Fit", representation(modelObj = "Model", fitObj = "ANY"))
stand <- new.env()
stand$buildModelObj <- function(model, solver.method, solver.args = list(), ...) new("Model", model = model, solver = solver.method, args = solver.args)
stand$fit <- function(object, data, response) {
  data$.response <- unlist(response); f <- update(object@model, .response ~ .)
  tight <- if (object@solver == "glm") list(control = glm.control(epsilon = 1e-15, maxit = 100)) else list()
  new("Fit", modelObj = object, fitObj = suppressWarnings(do.call(object@solver, c(list(formula = f, data = data), object@args, tight))))
}
stand$predict <- function(object, newdata) if (object@modelObj@solver == "glm") predict(object@fitObj, newdata, type = "response") else predict(object@fitObj, newdata)
for (file in list.files(theirs, "[.]R$", full.names = TRUE)) eval(parse(text = gsub("modelObj::", "stand$", readLines(file), fixed = TRUE)))
lm_ <- function(f) stand$buildModelObj(f, "lm"); glm_ <- function(f) stand$buildModelObj(f, "glm", list(family = "binomial"))

results <- list()
regimes <- list(c(0, 0), c(0, 1), c(1, 0), c(1, 1))
# --- all randomised again, covariates at both stages, models with slopes of their own in each sequence
b <- function(a) ifelse(a == 1, 1, 0)
q1 <- lm_(~ I(1 - a1) + a1 + I(1 - a1):x1 + a1:x1 - 1)
q2 <- lm_(~ I((1 - a1) * (1 - a2)) + I((1 - a1) * a2) + I(a1 * (1 - a2)) + I(a1 * a2) + I((1 - a1) * (1 - a2) * x1) + I((1 - a1) * a2 * x1) +
            I(a1 * (1 - a2) * x1) + I(a1 * a2 * x1) + I((1 - a1) * (1 - a2) * x2) + I((1 - a1) * a2 * x2) + I(a1 * (1 - a2) * x2) + I(a1 * a2 * x2) - 1)
p <- list(glm_(~ 1), glm_(~ I(1 - a1) + a1 - 1)); q_list <- list(q1, q2)
rows <- regimelist(regimes, d); m <- IAIPW(d, p, q_list, rows, feasibleSetsIndicator = FALSE, t_s = day)
ns <- m$nus$ns; v <- (ncol(m$covariance) - 3):ncol(m$covariance)
results$`all-again-authors` <- list(values = m$values, covariance = m$covariance[v, v] / ns, reached = unlist(m$nus$nu) * ns)
# --- weighting alone: no regressions
q_list <- NULL; w <- IAIPW(d, p, NULL, rows, feasibleSetsIndicator = FALSE, t_s = day)
v <- (ncol(w$covariance) - 3):ncol(w$covariance)
results$`all-again-weighting-authors` <- list(values = w$values, covariance = w$covariance[v, v] / ns)
# --- only non-responders randomised again, no covariates
e <- d; e$r2 <- r2; e$a2 <- ifelse(r2 == 1, 0, e$a2)
q_list <- list(lm_(~ I(1 - a1) + a1 - 1), list(r0 = lm_(~ I((1 - a1) * (1 - a2)) + I((1 - a1) * a2) + I(a1 * (1 - a2)) + I(a1 * a2) - 1), r1 = lm_(~ I(1 - a1) + a1 - 1)))
df <- e; df$kappa <- getKappa(e, day, 2); rows <- regimelist(regimes, e)
ps <- piFits(df, list(glm_(~ 1), glm_(~ I((1 - a1) * (1 - r2)) + I(a1 * (1 - r2)) - 1)))$ps
ps[df$r2 == 1 & df$kappa >= 2, 2] <- 1                    # responders have nothing to be allocated
results$`some-again-authors` <- list(values = estimate_values(df, q_list, rows, TRUE, ps, getNu(df, 2))$value)

# --- stacked equations of our own, all again: theta = (pi1, pi2 | a1 = 0, pi2 | a1 = 1, nu2, nu3, beta1 (2 x 2), beta2 (4 x 3), V (4))
k2 <- as.numeric(d$t2 <= day); k3 <- as.numeric(d$t3 <= day); N <- nrow(d)
x2 <- ifelse(k2 == 1, d$x2, 0); a2 <- ifelse(k2 == 1, d$a2, 0); y <- ifelse(k3 == 1, d$y, 0); a1 <- d$a1; x1 <- d$x1
psi <- function(th, known = FALSE) {
  pi1 <- if (known) 0.5 else th[1]; pi2 <- if (known) 0.5 else ifelse(a1 == 1, th[3], th[2]); nu2 <- th[4]; nu3 <- th[5]
  U <- if (known) matrix(0, N, 0) else cbind(a1 - th[1], k2 * (a1 == 0) * (a2 - th[2]), k2 * (a1 == 1) * (a2 - th[3]))
  U <- cbind(U, k2 - nu2, k3 - nu3); at <- 5
  for (g in 1:4) {
    f <- regimes[[g]]; beta1 <- th[at + 1:2]; beta2 <- th[at + 3:5]; V <- th[at + 6]; at <- at + 6
    c1 <- as.numeric(a1 == f[1]); c2 <- c1 * (a2 == f[2]) * k2
    Q1 <- beta1[1] + beta1[2] * x1; Q2 <- beta2[1] + beta2[2] * x1 + beta2[3] * x2
    U <- cbind(U, c1 * k2 * (Q2 - Q1), c1 * k2 * (Q2 - Q1) * x1, c2 * k3 * (y - Q2), c2 * k3 * (y - Q2) * x1, c2 * k3 * (y - Q2) * x2)
    o1 <- if (f[1] == 1) pi1 else 1 - pi1; o2 <- if (f[2] == 1) pi2 else 1 - pi2
    # levels: 1 another first option; 2 not at decision 2; 3 another second option; 4 no outcome yet; complete
    K <- list(o1, o1 * nu2, o1 * nu2 * o2, o1 * o2 * nu3); lambda <- list(1 - o1, 1 - nu2, 1 - o2, 1 - nu3 / nu2)
    is <- list(1 - c1, c1 * (1 - k2), c1 * k2 * (1 - c2), c2 * (1 - k3)); from <- list(rep(1, N), c1, c1 * k2, c2); Q <- list(Q1, Q1, Q2, Q2)
    total <- c2 * k3 * y / K[[4]]
    for (r in 1:4) total <- total + (is[[r]] - lambda[[r]] * from[[r]]) / K[[r]] * Q[[r]]
    U <- cbind(U, total - V)
  }
  U
}
solved <- function() {
  th <- c(mean(a1), mean(a2[k2 == 1 & a1 == 0]), mean(a2[k2 == 1 & a1 == 1]), mean(k2), mean(k3))
  for (g in 1:4) {
    f <- regimes[[g]]; m2 <- lm(y ~ x1 + x2, subset = a1 == f[1] & a2 == f[2] & k3 == 1); q2 <- drop(cbind(1, x1, x2) %*% coef(m2))
    m1 <- lm(q2 ~ x1, subset = a1 == f[1] & k2 == 1); th <- c(th, coef(m1), coef(m2), 0)
  }
  th
}
sandwich_of <- function(known) {
  th <- solved(); V <- 5 + 6 * (1:4); th[V] <- colMeans(Re(psi(th, known)))[(if (known) 2 else 5) + 6 * (1:4)]
  free <- if (known) 4:length(th) else seq_along(th)
  A <- sapply(free, function(j) { z <- as.complex(th); z[j] <- z[j] + 1e-25i; Im(colSums(psi(z, known))) / 1e-25 })
  U <- Re(psi(th, known)); stopifnot(max(abs(colSums(U))) < 1e-8)
  S <- solve(A) %*% crossprod(U) %*% t(solve(A)); at <- (if (known) 2 else 5) + 6 * (1:4)
  list(values = th[V], covariance = S[at, at])
}
results$`all-again-observed` <- sandwich_of(FALSE)
results$`all-again-known` <- sandwich_of(TRUE)
stopifnot(max(abs(results$`all-again-observed`$values - results$`all-again-authors`$values)) < 1e-9)
write_reference("interim_regimes.json", "stats", 1e-9, results)
