import { Module } from '@nestjs/common';
import { ResponseService } from './response.service.js';

/** Needs the global `DeskConfig` with `responseFile` and `draftChecksFile` among its files, `ENV` and `Llm`. */
@Module({ providers: [ResponseService], exports: [ResponseService] })
export class ResponseModule {}
