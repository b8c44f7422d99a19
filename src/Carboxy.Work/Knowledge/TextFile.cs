using System.Text;
using Carboxy.Knowledge.Reading;

namespace Carboxy.Work.Knowledge;

/// <summary>Reads a file as UTF-8 text; one that is missing, too large, not text or badly encoded is a fault.</summary>
public static class TextFile
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">Where the file is.</param>
    /// <param name="name">How people know it; faults name it so.</param>
    /// <param name="largest">The most bytes that are read.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    public static string? Read(string path, string name, long largest, Faults faults)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.CanSeek && stream.Length > largest)
                return TooLarge(name, largest, faults);
            var bytes = new byte[largest + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > largest ? TooLarge(name, largest, faults) : Decode(bytes.AsSpan(0, length), name, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            faults.Add(new(name, 1, 1), new("Файл не открывается.", "The file cannot be opened."),
                new("Проверьте имя файла и права на чтение.", "Check the file's name and that it may be read."));
            return null;
        }
    }

    static string? Decode(ReadOnlySpan<byte> bytes, string name, Faults faults)
    {
        var place = new Place(name, 1, 1);
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            var control = text.AsSpan().IndexOf('\0');
            if (control < 0)
                return text;
            place = PlaceAt(name, text.AsSpan(0, control));
            faults.Add(place, new("Это не текст: в файле есть нулевой знак.", "This is not text: the file holds a null character."), new("Сохраните файл как обычный текст.", "Save the file as plain text."));
        }
        catch (DecoderFallbackException e)
        {
            place = PlaceAt(name, Encoding.UTF8.GetString(bytes[..Math.Clamp(e.Index, 0, bytes.Length)]));
            faults.Add(place, new("Файл не в кодировке UTF-8.", "The file is not UTF-8."), new("Сохраните файл в UTF-8.", "Save the file as UTF-8."));
        }

        return null;
    }

    static Place PlaceAt(string name, ReadOnlySpan<char> before) =>
        new(name, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));

    static string? TooLarge(string name, long largest, Faults faults)
    {
        faults.Add(new(name, 1, 1), new($"Файл больше {largest / 1024 / 1024} МБ.", $"The file is larger than {largest / 1024 / 1024} MB."),
            new("Разделите его на части.", "Split it into parts."));
        return null;
    }
}
