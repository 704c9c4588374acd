#pragma once
#include <stddef.h>
#include <stdint.h>

// Functions of librsvg and gdk-pixbuf, which are loaded when the first picture needs them. Linking them, with all the
// libraries that they load in turn, would slow down every start of the program. The functions have the signatures of
// the libraries' headers, with GObjects, cairo contexts and GErrors as plain pointers.

/// RsvgLength
typedef struct {
  double length;
  int unit;
} PictureLength;

/// RsvgRectangle
typedef struct {
  double x, y, width, height;
} PictureArea;

typedef struct {
  /// rsvg_handle_new_from_data
  void *_Nullable (*_Nonnull open)(const uint8_t *_Nonnull data, size_t length, void *_Nullable *_Nonnull error);
  /// rsvg_handle_set_dpi
  void (*_Nonnull setResolution)(void *_Nonnull handle, double dpi);
  /// rsvg_handle_get_intrinsic_size_in_pixels
  int (*_Nonnull sizeInPixels)(void *_Nonnull handle, double *_Nonnull width, double *_Nonnull height);
  /// rsvg_handle_get_intrinsic_dimensions
  void (*_Nonnull dimensions)(
      void *_Nonnull handle, int *_Nonnull hasWidth, PictureLength *_Nonnull width, int *_Nonnull hasHeight,
      PictureLength *_Nonnull height, int *_Nonnull hasBox, PictureArea *_Nonnull box);
  /// rsvg_handle_render_document
  int (*_Nonnull render)(
      void *_Nonnull handle, void *_Nonnull cairo, const PictureArea *_Nonnull area, void *_Nullable *_Nonnull error);
} SVGLibrary;

typedef struct {
  /// gdk_pixbuf_loader_new_with_type
  void *_Nullable (*_Nonnull newLoader)(const char *_Nonnull type, void *_Nullable *_Nullable error);
  /// gdk_pixbuf_loader_write
  int (*_Nonnull write)(
      void *_Nonnull loader, const uint8_t *_Nullable bytes, size_t count, void *_Nullable *_Nullable error);
  /// gdk_pixbuf_loader_close
  int (*_Nonnull close)(void *_Nonnull loader, void *_Nullable *_Nullable error);
  /// gdk_pixbuf_loader_get_pixbuf
  void *_Nullable (*_Nonnull pixels)(void *_Nonnull loader);
  /// gdk_pixbuf_get_width
  int (*_Nonnull width)(const void *_Nonnull pixels);
  /// gdk_pixbuf_get_height
  int (*_Nonnull height)(const void *_Nonnull pixels);
  /// gdk_pixbuf_get_rowstride
  int (*_Nonnull stride)(const void *_Nonnull pixels);
  /// gdk_pixbuf_get_n_channels
  int (*_Nonnull channels)(const void *_Nonnull pixels);
  /// gdk_pixbuf_read_pixels
  const uint8_t *_Nullable (*_Nonnull bytes)(const void *_Nonnull pixels);
} PixelLibrary;

/// Fills the table with the functions of librsvg. Returns 0 if it is not installed or lacks one of them.
int load_svg_library(SVGLibrary *_Nonnull library);

/// Fills the table with the functions of gdk-pixbuf. Returns 0 if it is not installed or lacks one of them.
int load_pixel_library(PixelLibrary *_Nonnull library);
