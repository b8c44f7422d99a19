using System.Globalization;
using System.Text;
using Carboxy.Work.People;
using QRCoder;

namespace Carboxy.Web.People;

/// <summary>The picture by which a phone's authenticator learns its key.</summary>
static class QrCode
{
    public static string UriFor(string clinic, Person person, string key) => string.Create(
        CultureInfo.InvariantCulture,
        $"otpauth://totp/{Uri.EscapeDataString(clinic)}:{Uri.EscapeDataString(person.UserName!)}?secret={key}&issuer={Uri.EscapeDataString(clinic)}&digits=6");

    public static string Svg(string uri)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix.Count; x++)
                if (data.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        }

        var size = data.ModuleMatrix.Count;
        return $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path fill=\"#000\" d=\"{path}\"/></svg>";
    }

    /// <summary>The key in groups of four, to type it in by hand.</summary>
    public static string Spaced(string key) => string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(part => new string(part)));
}
