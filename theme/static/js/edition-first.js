/** Says in the head that a script will show one page at a time, so that no browser lays out the others meanwhile. */
document.documentElement.classList.add("edition-scripted");
