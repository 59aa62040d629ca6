export { type Project, readProject } from "./project.ts";
