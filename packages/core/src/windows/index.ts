export { checkWindows, type WindowPair } from "./checkWindows.ts";
