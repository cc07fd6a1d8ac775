// SPDX-License-Identifier: Apache-2.0
#ifndef LUASHIM_H
#define LUASHIM_H
#endif
