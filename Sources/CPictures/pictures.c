#include "pictures.h"

#include <dlfcn.h>

#ifdef __APPLE__
static const char *const svgNames[] = {
    "librsvg-2.2.dylib", "/opt/homebrew/lib/librsvg-2.2.dylib", "/usr/local/lib/librsvg-2.2.dylib", 0};
static const char *const pixelNames[] = {
    "libgdk_pixbuf-2.0.0.dylib", "/opt/homebrew/lib/libgdk_pixbuf-2.0.0.dylib",
    "/usr/local/lib/libgdk_pixbuf-2.0.0.dylib", 0};
#else
static const char *const svgNames[] = {"librsvg-2.so.2", 0};
static const char *const pixelNames[] = {"libgdk_pixbuf-2.0.so.0", 0};
#endif

static void *open_first(const char *const *names) {
  for (; *names; names++) {
    void *library = dlopen(*names, RTLD_LAZY | RTLD_LOCAL);
    if (library) return library;
  }
  return 0;
}

// Function pointers and pointers to data are of one size on every system that has dlsym.
#define TAKE(field, symbol) (*(void **)&library->field = dlsym(opened, symbol)) != 0

int load_svg_library(SVGLibrary *library) {
  void *opened = open_first(svgNames);
  return opened && TAKE(open, "rsvg_handle_new_from_data") && TAKE(setResolution, "rsvg_handle_set_dpi") &&
         TAKE(sizeInPixels, "rsvg_handle_get_intrinsic_size_in_pixels") &&
         TAKE(dimensions, "rsvg_handle_get_intrinsic_dimensions") && TAKE(render, "rsvg_handle_render_document");
}

int load_pixel_library(PixelLibrary *library) {
  void *opened = open_first(pixelNames);
  return opened && TAKE(newLoader, "gdk_pixbuf_loader_new_with_type") && TAKE(write, "gdk_pixbuf_loader_write") &&
         TAKE(close, "gdk_pixbuf_loader_close") && TAKE(pixels, "gdk_pixbuf_loader_get_pixbuf") &&
         TAKE(width, "gdk_pixbuf_get_width") && TAKE(height, "gdk_pixbuf_get_height") &&
         TAKE(stride, "gdk_pixbuf_get_rowstride") && TAKE(channels, "gdk_pixbuf_get_n_channels") &&
         TAKE(bytes, "gdk_pixbuf_read_pixels");
}
