export { type Ended, pulumi } from "./cli.ts";
export { AutomationEngine, SECRETS_PROVIDER } from "./automationEngine.ts";
