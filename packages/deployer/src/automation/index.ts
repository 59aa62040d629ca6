export { AutomationEngine, SECRETS_PROVIDER } from "./automationEngine.ts";
