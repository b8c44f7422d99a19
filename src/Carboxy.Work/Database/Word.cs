using System.Collections.Frozen;
using System.Text;

namespace Carboxy.Work.Database;

/// <summary>How a name of the program is written in the database: <c>NonInvasive</c> is <c>non_invasive</c>.</summary>
public static class Word
{
    public static string Of<T>(T value) where T : struct, Enum =>
        Words<T>.Written.TryGetValue(value, out var word) ? word : throw new ArgumentOutOfRangeException(nameof(value), value, "No such case.");

    public static T To<T>(string word) where T : struct, Enum =>
        Words<T>.Read.TryGetValue(word, out var value) ? value : throw new FormatException($"\"{word}\" is no {typeof(T).Name}.");

    public static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    static class Words<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Written = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => Snake(v.ToString()));

        public static readonly FrozenDictionary<string, T> Read = Written.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
