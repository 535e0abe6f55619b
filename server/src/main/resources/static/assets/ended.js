// On the page for signing in: a form that was sent just before was not received.
if (location.pathname.startsWith("/sign-in") && sessionStorage.getItem("sent")) sessionStorage.setItem("ended", "yes");
