export { Key } from "./key.ts";
export type { KeyArgs } from "./keyArgs.ts";
export { KEY_SERVICES, type KeyService, type KeyStatement } from "./keyPolicy.ts";
export { checkRoleArns, type RolesHome } from "./principals/roleArns.ts";
