export { outputsBelow, type Uses } from "./outputsBelow.ts";
