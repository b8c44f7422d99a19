using System.CommandLine;
using System.CommandLine.Parsing;
using Carboxy.Work.Database;
using Npgsql;

namespace Carboxy.Cli.Serve;

/// <summary>`--postgres`: the clinic's records in a PostgreSQL database. A password has no place among the arguments, which everybody on the machine can read.</summary>
static class PostgresOption
{
    public static Option<string?> Build()
    {
        var option = new Option<string?>("--postgres") { Description = "Keep the records in this PostgreSQL database instead of a file, for example \"Host=db;Database=carboxy;Username=carboxy\". Its password comes from PGPASSWORD or a PGPASSFILE." };
        option.Validators.Add(Judge);
        return option;
    }

    /// <summary>Where the records are, for whoever started the program; nothing where they are in its data folder.</summary>
    public static string Where(ClinicStore? records) =>
        records is ClinicStore.Postgres { Connection: var text } && new NpgsqlConnectionStringBuilder(text) is var at ? $"; records: database {at.Database} on {at.Host}:{at.Port}" : "";

    static void Judge(OptionResult given)
    {
        if (given.GetValueOrDefault<string?>() is not { } text)
            return;

        try
        {
            var connection = new NpgsqlConnectionStringBuilder(text);
            if (connection.Password is { Length: > 0 })
                given.AddError("--postgres must not hold a password: everybody on this machine can read the arguments of a program. Put it into PGPASSWORD, or into a file that PGPASSFILE names.");
            else if (connection.Host is not { Length: > 0 } || connection.Database is not { Length: > 0 })
                given.AddError("--postgres names at least the host and the database: \"Host=db;Database=carboxy;Username=carboxy\".");
        }
        catch (ArgumentException)
        {
            given.AddError("--postgres cannot be read. It looks like this: \"Host=db;Port=5432;Database=carboxy;Username=carboxy\".");
        }
    }
}
