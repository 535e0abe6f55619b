package org.stegvis.server.signin;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A QR code as the path of an SVG: one square of side 1 for each dark module, the quiet zone included.
///
/// @param side how many modules it is wide and high
public record Picture(int side, String path) {

    static Picture of(String text) {
        try {
            BitMatrix dark = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4));
            var path = new StringBuilder();
            for (int y = 0; y < dark.getHeight(); y++) {
                for (int x = 0; x < dark.getWidth(); x++) {
                    if (dark.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            return new Picture(dark.getWidth(), path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(
                    "A text of " + text.length() + " characters must fit into a QR code.", tooLong);
        }
    }
}
