# Score (Wilson) intervals of shares by prop.test, among them the examples of Newcombe 1998 and the ends.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)[1]))
folder <- file.path(here, "..", "server", "src", "test", "resources", "org", "stegvis", "server", "overview")
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
pairs <- list(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(29, 29), c(9, 10), c(1, 1), c(749, 945))
rows <- vapply(pairs, function(v) { p <- suppressWarnings(prop.test(v[1], v[2], correct = FALSE))$conf.int; sprintf("%d,%d,%.15g,%.15g", v[1], v[2], p[1], p[2]) }, "")
writeLines(c(paste("#", R.version.string, "stats::prop.test(correct = FALSE)"), "part,whole,lower,upper", rows), file.path(folder, "shares.csv"))
