export { AutomationEngine } from "./automationEngine.ts";
