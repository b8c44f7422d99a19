using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Carboxy.Work.Database;

public sealed class SchemaTests(PostgresServer postgres)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_scripts_and_the_model_tell_of_the_same_tables(Engine engine)
    {
        await using var clinic = await TestClinic.OpenAsync(engine, postgres);
        await using var db = clinic.Db();
        var fromModel = db.Model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns.Select(column => new Column(table.Name, column.Name, column.IsNullable, KeyPlace(table, column)))).OrderBy(c => (c.Table, c.Name)).ToList();

        var fromScripts = (await ColumnsAsync(db, engine)).Where(c => c.Table != "schema_script").OrderBy(c => (c.Table, c.Name)).ToList();

        Assert.Equal(fromModel, fromScripts);
        Assert.True(fromModel.Count > 100);
    }

    static int KeyPlace(ITable table, IColumn column) => table.PrimaryKey!.Columns.ToList().IndexOf(column) + 1;

    static async Task<List<Column>> ColumnsAsync(ClinicDb db, Engine engine)
    {
        var sql = engine == Engine.Sqlite
            ? """
              select t.name, c.name, c."notnull" = 0, c.pk from sqlite_master t, pragma_table_info(t.name) c
              where t.type = 'table' and t.name not like 'sqlite_%'
              """
            : """
              select c.table_name, c.column_name, c.is_nullable = 'YES', coalesce(k.ordinal_position, 0)
              from information_schema.columns c
              left join (information_schema.key_column_usage k join information_schema.table_constraints p
                  on p.constraint_name = k.constraint_name and p.table_name = k.table_name and p.constraint_type = 'PRIMARY KEY')
                  on k.table_name = c.table_name and k.column_name = c.column_name
              where c.table_schema = 'public' and c.is_generated = 'NEVER'
              """;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync(Cancel);
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        List<Column> columns = [];
        while (await reader.ReadAsync(Cancel))
            columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetInt32(3)));
        return columns;
    }

    sealed record Column(string Table, string Name, bool IsNullable, int KeyPlace);
}
