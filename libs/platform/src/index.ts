export { type Complaint, type ConfigFile, type Definition, type Reference } from './config/config-file.js';
export { DeskConfig, DeskConfigError } from './config/desk-config.js';
export { DeskConfigModule } from './config/desk-config.module.js';
export { EnvModule } from './config/env.module.js';
export { ENV, type Env, readEnv } from './config/env.js';
export { type YamlPath } from './config/yaml-document.js';
