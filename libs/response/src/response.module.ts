import { Module } from '@nestjs/common';
import { ResponseService } from './response.service.js';

/** Needs the global `DeskConfig` with `responseFile` among its files. */
@Module({ providers: [ResponseService], exports: [ResponseService] })
export class ResponseModule {}
