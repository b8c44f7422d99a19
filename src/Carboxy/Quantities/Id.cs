using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>The id of one <typeparamref name="T"/>; a version-7 GUID, so that ids sort by the moment they were made.</summary>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>, ISpanFormattable
{
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "An id is made for its owner: Id<Patient>.New(now).")]
    public static Id<T> New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>The moment at which it was made, to the millisecond; null for an id of another version.</summary>
    public DateTimeOffset? MadeAt => Value.Version == 7
        ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Value.ToString("N").AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        : null;

    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Demanded by IParsable.")]
    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Demanded by IParsable.")]
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var read = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return read;
    }

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format ?? "D", formatProvider);

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Value.TryFormat(destination, out charsWritten, format.IsEmpty ? "D" : format);

    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}
