import { type DynamicModule, Module } from '@nestjs/common';
import type { ConfigFile } from './config-file.js';
import { DeskConfig } from './desk-config.js';
import { ENV, type Env } from './env.js';

/** Reads the YAML files of `CONFIG_DIR` once; a stage asks for its own section by its `ConfigFile`. */
@Module({})
export class DeskConfigModule {
  static forRoot(files: readonly ConfigFile<unknown>[]): DynamicModule {
    return {
      module: DeskConfigModule,
      global: true,
      providers: [
        { provide: DeskConfig, useFactory: (env: Env) => DeskConfig.load(env.CONFIG_DIR, files), inject: [ENV] },
      ],
      exports: [DeskConfig],
    };
  }
}
