using System.Security.Cryptography;
using System.Text;

namespace Carboxy.Work.Database;

/// <summary>One numbered script of the schema, as it ships inside the program.</summary>
public sealed record SchemaScript(string Name, string Sql)
{
    const string Folder = "Schema/";

    /// <summary>SHA-256 of the script's text; line ends do not count.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The scripts for one engine, in the order in which they run.</summary>
    public static IReadOnlyList<SchemaScript> For(ClinicStore store)
    {
        var own = store is ClinicStore.Postgres ? ".postgres.sql" : ".sqlite.sql";
        var program = typeof(SchemaScript).Assembly;
        return
        [
            .. program.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && (name.EndsWith(own, StringComparison.Ordinal) || name.Count(c => c == '.') == 1))
                .Order(StringComparer.Ordinal)
                .Select(name => new SchemaScript(name[Folder.Length..^".sql".Length], Read(program.GetManifestResourceStream(name)!))),
        ];
    }

    static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
