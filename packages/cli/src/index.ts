export { exitCodes } from "./exitCodes.ts";
export { type Host, Stopped, type TextStream } from "./host.ts";
export { main } from "./main.ts";
