export { clientOf } from './auth/caller.js';
export { Scopes } from './auth/scopes.js';
export { type Complaint, type ConfigFile, type Reference } from './config/config-file.js';
export { DeskConfig, DeskConfigError } from './config/desk-config.js';
export { DeskConfigModule } from './config/desk-config.module.js';
export { EnvModule } from './config/env.module.js';
export { ENV, type Env, readEnv } from './config/env.js';
export { type YamlPath } from './config/yaml-document.js';
export { type CheckResult, type HealthCheck, HealthRegistry } from './health/health-registry.service.js';
export { packageVersion } from './health/package-version.js';
export {
  BodyMayBeLeftOut,
  isJsonObject,
  JsonObjectUpTo,
  Nested,
  Omittable,
  TextUpTo,
  TrimmedLength,
} from './http/body-decorators.js';
export { IntegerParam } from './http/integer-param.js';
export { QueryInstant, QueryInteger } from './http/query-decorators.js';
export { toWire } from './http/naming.js';
export { ProblemFilter } from './http/problem.filter.js';
export { HTTP_OPTIONS, setUpHttp } from './http/set-up.js';
export { makeStorable } from './http/storable-text.js';
export { UuidParam } from './http/uuid-param.js';
export { Verbatim } from './http/verbatim.js';
export { Metrics } from './metrics/metrics.service.js';
export { type ApiDescription, setUpOpenApi } from './openapi/set-up.js';
export { undocumented } from './openapi/undocumented.js';
export { PlatformModule } from './platform.module.js';
