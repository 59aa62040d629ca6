export { type AdoptedResource, isSecretProperty, parseAdoption, type ReadAdoption } from "./adoptionFile.ts";
export { type Adoption, ADOPTION_FILES, adoptionFile, readAdoption } from "./adoptionFiles.ts";
export { checkNames, isMeant, nameFor, type NamedChild } from "./checkNames.ts";
