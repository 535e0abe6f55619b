# Meta-analysis with metafor on made-up studies. The data are made here too (own_meta_*.csv), with a fixed seed.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
folder <- file.path(here, "..", "evidence", "src", "test", "resources", "reference")
suppressPackageStartupMessages(library(metafor))
set.seed(20261)
k <- 14
tables <- data.frame(study = paste0("s", 1:k), year = 1990 + 2 * (1:k), n1 = sample(20:400, k), n2 = sample(20:400, k), dose = round(runif(k, 1, 9), 1),
                     group = rep(c("a", "b", "c"), length.out = k))
p2 <- runif(k, .08, .4); p1 <- plogis(qlogis(p2) - .4 - .1 * (tables$dose - 5) + rnorm(k, 0, .5))
tables$e1 <- rbinom(k, tables$n1, p1); tables$e2 <- rbinom(k, tables$n2, p2); tables$e1[3] <- 0
tables$m1 <- round(rnorm(k, 8, 4), 2); tables$sd1 <- round(runif(k, 8, 16), 2); tables$m2 <- round(rnorm(k, 12, 4), 2); tables$sd2 <- round(runif(k, 8, 16), 2)
write.csv(tables, file.path(folder, "own_meta_studies.csv"), row.names = FALSE, quote = FALSE)
control <- list(threshold = 1e-13, maxiter = 10000, tol = 1e-14, stepadj = .5)
escalcs <- list(OR = escalc("OR", ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables), RR = escalc("RR", ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables),
  RD = escalc("RD", ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables), PETO = escalc("PETO", ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables, to = "none"),
  MD = escalc("MD", m1i = m1, sd1i = sd1, n1i = n1, m2i = m2, sd2i = sd2, n2i = n2, data = tables),
  SMD = escalc("SMD", m1i = m1, sd1i = sd1, n1i = n1, m2i = m2, sd2i = sd2, n2i = n2, data = tables))
effects <- lapply(escalcs, function(d) list(yi = c(d$yi), vi = c(d$vi)))
fit <- function(data, method, test, level = 95, ...) suppressWarnings(rma(yi, vi, data = data, method = method, test = test, level = level, control = control, ...))
nn <- function(x) if (is.null(x) || length(x) == 0 || !is.finite(x)) "none" else x
tell <- function(m) {
  pi <- predict(m); q <- if (m$method == "EE") NULL else tryCatch(confint(m, control = list(tol = 1e-14, maxiter = 10000))$random, error = function(e) NULL)
  list(method = m$method, test = m$test, level = 1 - m$level, k = m$k, beta = c(m$beta), se = m$se, stat = m$zval, p = m$pval, lower = m$ci.lb, upper = m$ci.ub, tau2 = m$tau2,
       se_tau2 = nn(m$se.tau2), I2 = m$I2, H2 = m$H2, Q = m$QE, Qp = m$QEp, logLik = c(logLik(m)),
       pi = if (is.null(m$call$mods) && m$method != "EE") c(pi$pi.lb, pi$pi.ub) else "none",
       profile = if (is.null(q)) "none" else c(q[1, 2:3], q[3, 2:3], q[4, 2:3]))
}
methods <- c("EE", "DL", "HE", "HS", "SJ", "ML", "REML", "EB", "PM", "PMM")
fits <- list()
for (measure in c("RR", "MD")) for (method in methods) for (test in c("z", "knha", "adhoc")) {
  m <- fit(escalcs[[measure]], method, test, if (test == "z") 95 else 90)
  fits[[length(fits) + 1]] <- c(list(measure = measure), tell(m))
}
rr <- escalcs$RR
reg <- fit(rr, "REML", "knha", mods = ~ dose + year); regz <- fit(rr, "DL", "z", mods = ~ dose); regs <- lapply(c("HE", "HS", "SJ", "ML", "PM"), function(m) tell(fit(rr, m, "z", mods = ~ dose)))
regression <- list(two = c(tell(reg), list(QM = reg$QM, QMp = reg$QMp, R2 = reg$R2)), one = c(tell(regz), list(QM = regz$QM, QMp = regz$QMp, R2 = regz$R2)), others = regs)
base <- fit(rr, "REML", "z"); baset <- fit(rr, "DL", "knha")
inf <- function(m) { i <- suppressWarnings(influence(m)); d <- as.data.frame(i$inf); list(rstudent = d$rstudent, dffits = d$dffits, cook = d$cook.d, cov = d$cov.r, tau2 = d$tau2.del, q = d$QE.del, hat = d$hat, weight = d$weight, dfbs = c(as.matrix(i$dfbs))) }
groups <- lapply(c("a", "b", "c"), function(g) fit(rr[rr$group == g, ], "REML", "z"))
b <- sapply(groups, coef); s <- sapply(groups, function(m) m$se); between <- rma(b, s^2, method = "EE")
rank <- function(d) { r <- ranktest(rma(yi, vi, data = d, method = "EE")); list(tau = c(r$tau), p = r$pval) }
egger <- function(m, ...) { r <- regtest(m, ...); list(stat = c(r$zval), p = c(r$pval)) }
fill <- function(m, estimator) { t <- trimfill(m, estimator = estimator); list(side = t$side, k0 = t$k0, beta = c(t$beta), se = t$se, tau2 = t$tau2) }
wide <- rma(yi, vi, data = escalcs$MD, method = "DL"); skew <- data.frame(yi = c(-.1, 0, .1, .3, .5, .9, 1.2, 1.6), vi = c(.01, .012, .015, .05, .09, .16, .3, .4)); skewed <- rma(yi, vi, data = skew, method = "DL")
# Several effects of one study: three-arm trials among two-arm ones.
multi <- data.frame(trial = c(1, 1, 2, 3, 3, 4, 5, 6, 6, 6, 7), yi = c(2.8, 1.2, -.4, 4.1, 3.0, .6, 2.2, -1.5, .3, -.2, 5.2), vi = c(1.3, 1.5, .9, 2.1, 1.8, .7, 1.1, 1.4, 1.2, 1.6, 2.4), shared = c(.6, .6, 0, .9, .9, 0, 0, .5, .5, .5, 0))
write.csv(multi, file.path(folder, "own_meta_multi.csv"), row.names = FALSE, quote = FALSE)
V <- outer(1:11, 1:11, function(i, j) ifelse(i == j, multi$vi[i], ifelse(multi$trial[i] == multi$trial[j], multi$shared[i], 0))); multi$arm <- ave(multi$trial, multi$trial, FUN = seq_along)
mv <- function(method, rho) { m <- rma.mv(yi, V, random = ~ factor(arm) | trial, struct = "CS", rho = rho, data = multi, method = method, sparse = FALSE, control = list(optimizer = "optim", optmethod = "BFGS", reltol = 1e-16))
  list(method = method, rho = rho, beta = c(m$beta), se = m$se, tau2 = m$tau2, Q = m$QE, logLik = c(logLik(m))) }
mh <- function(m) list(beta = c(m$beta), se = m$se)
three <- escalc("MD", m1i = c(5, 7), sd1i = c(9, 10), n1i = c(40, 45), m2i = c(10, 10), sd2i = c(11, 11), n2i = c(38, 38))
results <- list(effects = effects, fits = fits, regression = regression, influence = list(reml = inf(base), dl_knha = inf(baset), regression = inf(regz)),
  leave = lapply(c("estimate", "se", "tau2", "Q", "I2"), function(n) c(as.data.frame(leave1out(base))[[n]])), cumulative = with(as.data.frame(cumul(base)), list(estimate = estimate, se = se, tau2 = tau2)),
  subgroups = list(beta = b, se = s, Q = between$QE, Qp = between$QEp), begg = rank(rr), begg_ties = rank(data.frame(yi = c(.1, .4, -.2, .3, .5, .2), vi = c(.1, .2, .1, .3, .2, .4))),
  egger = list(rma = egger(base), lm = egger(base, model = "lm")), fill = list(rr_L0 = fill(baset, "L0"), md_L0 = fill(wide, "L0"), skew_L0 = fill(skewed, "L0"), skew_R0 = fill(skewed, "R0")),
  skew = skew, multi = list(mv("REML", .5), mv("ML", .5), mv("REML", 1)), mh = list(OR = mh(rma.mh(ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables, measure = "OR", correct = FALSE)),
  RR = mh(rma.mh(ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables, measure = "RR")), RD = mh(rma.mh(ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables, measure = "RD")),
  PETO = mh(rma.peto(ai = e1, n1i = n1, ci = e2, n2i = n2, data = tables))))
write_reference("meta.json", "metafor", 1e-8, results)
