using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Carboxy.Web.Server;

/// <summary>Styles, scripts and fonts that travel inside the program, under names that carry their content.</summary>
public sealed class Bundle
{
    readonly FrozenDictionary<string, string> names;
    readonly FrozenDictionary<string, byte[]> files;

    Bundle(Dictionary<string, string> names, Dictionary<string, byte[]> files) =>
        (this.names, this.files) = (names.ToFrozenDictionary(), files.ToFrozenDictionary());

    public static Bundle Load()
    {
        const string prefix = "Bundle/";
        var assembly = Assembly.GetExecutingAssembly();
        var read = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name => Read(assembly, name));
        read.Remove("manifest.json", out var manifest);
        return new Bundle(JsonSerializer.Deserialize<Dictionary<string, string>>(manifest!) ?? [], read);
    }

    /// <summary>The address of a file by its plain name, such as "app.css".</summary>
    public string this[string name] => names.TryGetValue(name, out var hashed)
        ? $"/assets/{hashed}"
        : throw new KeyNotFoundException($"The bundle has no file \"{name}\". It has: {string.Join(", ", names.Keys.Order())}.");

    /// <summary>The plain names of all files.</summary>
    public IEnumerable<string> Names => names.Keys;

    /// <summary>Changes with every letter of every file.</summary>
    public string Version => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names.Values.Order(StringComparer.Ordinal)))))[..16];

    public byte[]? Find(string hashed) => files.GetValueOrDefault(hashed);

    static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
