// The first module of every page: creates the shell and takes the loading bar away.
import { createElement } from "lwc";
import App from "shell/app";

document.body.append(createElement("shell-app", { is: App }));
// eslint-disable-next-line @lwc/lwc/no-document-query -- no component: the served page holds the skeleton
document.getElementById("local-org-loading")?.remove();
