# Regimes over time with the logit and the log link: geepack on replicated rows with weights, the working correlation of AR(1) given to it
# ("fixed"), its coefficient being the weighted moment of the Pearson residuals under independence.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "reference.R"))
suppressMessages(library(geepack))
d <- read_own("own_long_n400_s303.csv"); n <- nrow(d); t <- 0:5
Y <- as.matrix(d[, paste0("Y", t)])
middle <- mean(Y[, 1])
B <- (Y > middle + 0.5) + 0
C <- Y; C[] <- pmax(0, round(Y - middle + 3))
colnames(B) <- paste0("B", t); colnames(C) <- paste0("C", t)
write.csv(cbind(d[, c("id", "X1", "A1", "R", "A2")], B, C), file.path(folder, "own_course_n400.csv"), row.names = FALSE, na = "")
d <- read_own("own_course_n400.csv")
a1 <- c(1, 1, -1, -1); a2 <- c(1, -1, 1, -1); x <- d$X1 - mean(d$X1)
s1 <- pmin(t, 2); s2 <- pmax(t - 2, 0)
T <- lapply(1:4, function(r) { m <- matrix(0, 6, 7); m[, 1] <- 1; m[, if (r < 3) 2 else 3] <- s1; m[, 3 + r] <- s2; m })
stack <- function(Y) do.call(rbind, lapply(seq_len(n), function(i) do.call(rbind, lapply(1:4, function(r) {
  if (d$A1[i] != a1[r] || !(d$R[i] == 1 || (!is.na(d$A2[i]) && d$A2[i] == a2[r]))) return(NULL)
  o <- which(!is.na(Y[i, ]))
  data.frame(i = i, r = r, o = o, T[[r]][o, , drop = FALSE], x = x[i], y = Y[i, o], w = if (d$R[i] == 1) 2 else 4) }))))
control <- geese.control(epsilon = 1e-15, maxit = 1000)
one <- function(Y, family, ar1) {
  L <- stack(Y); X <- as.matrix(L[, c(paste0("X", 1:7), "x")])
  fit <- geeglm(y ~ X - 1, family = family, data = L, id = L$i, weights = L$w, corstr = "independence", control = control)
  rho <- NA
  if (ar1) {
    e <- (L$y - fitted(fit)) / sqrt(family$variance(fitted(fit)))
    s <- sum(L$w * e^2) / sum(L$w)
    next_to <- which(diff(L$o) == 1 & diff(L$i) == 0 & diff(L$r) == 0)
    rho <- sum(L$w[next_to] * e[next_to] * e[next_to + 1]) / sum(L$w[next_to]) / s
    zcor <- unlist(lapply(split(L, L$i), function(b) {
      R <- rho^abs(outer(b$o, b$o, "-")) * outer(b$r, b$r, "=="); R[lower.tri(R)] }))
    fit <- geeglm(y ~ X - 1, family = family, data = L, id = L$i, weights = L$w, corstr = "fixed", zcor = zcor, control = control)
  }
  b <- coef(fit); V <- fit$geese$vbeta
  means <- function(b) sapply(1:6, function(j) sapply(1:4, function(r) family$linkinv(sum(T[[r]][j, ] * b[1:7]))))
  slopes <- function(j) t(sapply(1:4, function(r) c(T[[r]][j, ] * family$mu.eta(sum(T[[r]][j, ] * b[1:7])), 0)))
  M <- means(b); wide <- c(.5, 1, 1, 1, 1, .5)
  G <- Reduce(`+`, lapply(1:6, function(j) wide[j] * slopes(j)))
  odds <- function(j, r, s) { l <- c(T[[r]][j, ] - T[[s]][j, ], 0); c(exp(sum(l * b)), sqrt(drop(t(l) %*% V %*% l))) }
  list(rho = rho,
       visits = lapply(1:6, function(j) list(values = M[, j], se = sqrt(diag(slopes(j) %*% V %*% t(slopes(j)))))),
       area = list(values = drop(M %*% wide), se = sqrt(diag(G %*% V %*% t(G)))),
       ratio_first_last = odds(6, 1, 4)) }
results <- list(
  `yes-independence` = one(as.matrix(d[, paste0("B", t)]), binomial(), FALSE),
  `yes-ar1` = one(as.matrix(d[, paste0("B", t)]), binomial(), TRUE),
  `count-independence` = one(as.matrix(d[, paste0("C", t)]), poisson(), FALSE),
  `count-ar1` = one(as.matrix(d[, paste0("C", t)]), poisson(), TRUE))
write_reference("linked_course.json", "geepack", 1e-8, results)
