export { type ComponentMonitor, construct } from "./construct.ts";
export { expandedTypes, expanderOf } from "./registry.ts";
